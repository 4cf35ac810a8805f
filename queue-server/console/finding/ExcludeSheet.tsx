import type { FoundTicket } from '@turno25/shared/contracts/foundTickets.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { NoteField } from '../frame/NoteField.tsx';
import { reasonGiven } from '../frame/reason.ts';
import { Sheet } from '../frame/Sheet.tsx';
import type { Live } from '../live/useLive.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';

type Props = { readonly ticket: FoundTicket; readonly live: Live; readonly onClose: () => void };

const CODES = ['testTicket', 'duplicate', 'contingency'] as const;

/** Leaves a ticket out of the standard, which takes two people: the first asks, the second asks for the same. */
export function ExcludeSheet({ ticket, live, onClose }: Props) {
  const { send, busy } = useSend();
  const asked = ticket.exclusion?.state === 'asked' ? ticket.exclusion : null;
  const [code, setCode] = useState<string | null>(asked?.code ?? null);
  const [act, setAct] = useState('');
  const [note, setNote] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [done, setDone] = useState<'asked' | 'excluded' | null>(null);

  async function exclude(): Promise<void> {
    if (code === null) return;
    const number = act.trim();
    const body = { code, reason: reasonGiven(code, note), ...(number === '' ? {} : { act: number }) };
    const answer = await send<{ readonly state: 'asked' | 'excluded' }>(`/tickets/${ticket.id}/exclude`, body);
    if (answer === null) return;
    void live.refresh();
    if (answer.ok) setDone(answer.value.state);
    else setTrouble(commandTrouble(answer.error));
  }

  const title = say('console.exclude.title', { number: ticket.number });
  if (done !== null) {
    return (
      <Sheet title={title} onClose={onClose}>
        <p role="status">{say(`console.exclude.done.${done}`)}</p>
      </Sheet>
    );
  }
  return (
    <Sheet
      title={title}
      lead={say('console.exclude.lead')}
      action={say(asked === null ? 'console.exclude.ask' : 'console.exclude.approve')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void exclude()}
      onClose={onClose}
    >
      <Choice
        legend={say('console.sheet.reason')}
        options={CODES.map((value) => ({
          value,
          label: say(`cell.exclusion.${value}`),
          detail: say(`console.exclude.when.${value}`),
        }))}
        value={code}
        onChoose={setCode}
      />
      {code === 'contingency' && (
        <TextField
          label={say('console.exclude.act')}
          help={say('console.exclude.actHelp')}
          value={act}
          required
          maxLength={80}
          onChange={setAct}
        />
      )}
      <NoteField label={say('console.sheet.note')} value={note} onChange={setNote} />
    </Sheet>
  );
}
