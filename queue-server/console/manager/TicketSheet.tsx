import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { troubleSentence } from '@turno25/shared/ui/api.ts';
import { useState } from 'react';
import { useSend } from '../commands/useSend.ts';
import { Choice } from '../frame/Choice.tsx';
import { NoteField } from '../frame/NoteField.tsx';
import { reasonGiven } from '../frame/reason.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { reasonName } from '../frame/words.ts';
import { running, since } from '../live/spans.ts';
import type { Live } from '../live/useLive.ts';
import { useNow } from '../live/useNow.ts';
import { counterState } from './counterState.ts';
import styles from './whySheet.module.css';

type Props = {
  readonly visitId: string;
  readonly number: string;
  readonly live: Live;
  readonly view: LiveView;
  readonly codes: readonly string[];
  readonly onClose: () => void;
};

/** A ticket at risk: which counters could take it, and what each one does now; or take it out of the line. */
export function TicketSheet({ visitId, number, live, view, codes, onClose }: Props) {
  const now = useNow(live.clock);
  const { send, busy } = useSend();
  const [code, setCode] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const risk = view.atRisk.find(({ visit }) => visit.id === visitId);
  const able = view.counters.filter((counter) => risk?.qualifiedCounters.includes(counter.id));

  async function remove(): Promise<void> {
    if (code === null) return;
    const answer = await send<unknown>(`/tickets/${visitId}/remove`, { reason: reasonGiven(code, note) });
    if (answer === null) return;
    void live.refresh();
    if (answer.ok) onClose();
    else setTrouble(troubleSentence(answer.error));
  }

  return (
    <Sheet
      title={say('console.risk.sheetTitle', { number })}
      {...(risk === undefined ? {} : { lead: risk.visit.serviceName })}
      action={say('console.verb.removeNumber', { number })}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void remove()}
      onClose={onClose}
    >
      <div>
        <h3 className={styles.heading}>{say('console.risk.able')}</h3>
        {able.length === 0 ? (
          <p className={styles.sentence}>{say('console.risk.nobodyAble')}</p>
        ) : (
          <ul className={styles.beaten}>
            {able.map((counter) => (
              <li key={counter.id} className={styles.counter}>
                <span className={styles.number}>{say('common.counter', { label: counter.label })}</span>
                <span>{counter.attendant?.name}</span>
                <span className={styles.state}>
                  {say(`console.strip.${counterState(counter)}`)}
                  {counter.since !== null && ` · ${running(since(counter.since, now))}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Choice
        legend={say('console.risk.removeReason')}
        options={codes.map((value) => ({ value, label: reasonName('removal', value) }))}
        value={code}
        onChoose={setCode}
      />
      <NoteField label={say('console.sheet.note')} value={note} onChange={setNote} />
    </Sheet>
  );
}
