import type { SuspensionAnswer } from '@turno25/shared/contracts/day.ts';
import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { NoteField } from '../frame/NoteField.tsx';
import { Sheet } from '../frame/Sheet.tsx';
import { wallTime } from '../live/spans.ts';
import type { Live } from '../live/useLive.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import { useSession } from '../signedIn/sessionContext.ts';

type Props = { readonly live: Live; readonly view: LiveView; readonly zone: string; readonly onClose: () => void };

/** A contingency that an act declares: whoever waited in its stretch of today does not count, once two people ask for it. */
export function SuspensionSheet({ live, view, zone, onClose }: Props) {
  const { session } = useSession();
  const { send, busy } = useSend();
  const asked = view.suspension;
  const [from, setFrom] = useState(asked === null ? '' : wallTime(Date.parse(asked.from), zone));
  const [to, setTo] = useState(asked === null ? '' : wallTime(Date.parse(asked.to), zone));
  const [act, setAct] = useState('');
  const [note, setNote] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [done, setDone] = useState<SuspensionAnswer | null>(null);
  const others = asked !== null && asked.by !== session.staff.id;

  async function ask(): Promise<void> {
    if (view.day === null) return;
    const { date } = view.day;
    const instant = (time: string) => new Date(localTimeToInstant(date, time, zone)).toISOString();
    const words = note.trim();
    const answer = await send<SuspensionAnswer>('/day/suspensions', {
      from: instant(from),
      to: instant(to),
      act: act.trim(),
      ...(words === '' ? {} : { note: words }),
    });
    if (answer === null) return;
    void live.refresh();
    if (answer.ok) setDone(answer.value);
    else setTrouble(commandTrouble(answer.error));
  }

  if (done !== null) {
    return (
      <Sheet title={say('console.suspension.title')} onClose={onClose}>
        <p role="status">{say(`console.suspension.done.${done.state}`, { visits: done.visits })}</p>
      </Sheet>
    );
  }
  return (
    <Sheet
      title={say('console.suspension.title')}
      lead={say(
        others
          ? 'console.suspension.askedByOther'
          : asked === null
            ? 'console.suspension.lead'
            : 'console.suspension.askedByMe',
      )}
      action={say(others ? 'console.suspension.approve' : 'console.suspension.ask')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void ask()}
      onClose={onClose}
    >
      <TextField label={say('console.suspension.from')} type="time" required value={from} onChange={setFrom} />
      <TextField label={say('console.suspension.to')} type="time" required value={to} onChange={setTo} />
      <TextField
        label={say('console.exclude.act')}
        help={say('console.exclude.actHelp')}
        required
        maxLength={80}
        value={act}
        onChange={setAct}
      />
      <NoteField label={say('console.sheet.note')} value={note} onChange={setNote} />
    </Sheet>
  );
}
