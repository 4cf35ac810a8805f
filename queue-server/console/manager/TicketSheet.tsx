import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useState } from 'react';
import { ReasonSheet } from '../frame/ReasonSheet.tsx';
import type { ReasonGiven } from '../frame/reason.ts';
import { Sheet } from '../frame/Sheet.tsx';
import styles from '../frame/whySheet.module.css';
import { running, since } from '../live/spans.ts';
import type { Live } from '../live/useLive.ts';
import { useNow } from '../live/useNow.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import { counterState } from './counterState.ts';

type Props = {
  readonly visitId: string;
  readonly number: string;
  readonly live: Live;
  readonly view: LiveView;
  readonly codes: readonly string[];
  /** Shows who was called before this one, and why. */
  readonly onWhy: () => void;
  readonly onClose: () => void;
};

/** A ticket at risk: which counters could take it, and what each one does now; or, as with any other, take it out of the line. */
export function TicketSheet({ visitId, number, live, view, codes, onWhy, onClose }: Props) {
  const now = useNow(live.clock);
  const { send, busy } = useSend();
  const [trouble, setTrouble] = useState<string | null>(null);
  const risk = view.atRisk.find(({ visit }) => visit.id === visitId);
  const [removing, setRemoving] = useState(risk === undefined);
  const able = view.counters.filter((counter) => risk?.qualifiedCounters.includes(counter.id));

  async function remove(reason: ReasonGiven): Promise<void> {
    const answer = await send<unknown>(`/tickets/${visitId}/remove`, { reason });
    if (answer === null) return;
    void live.refresh();
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  if (removing) {
    return (
      <ReasonSheet
        kind="removal"
        codes={codes}
        title={say('console.remove.title', { number })}
        lead={say('console.remove.lead')}
        action={say('console.verb.removeNumber', { number })}
        busy={busy}
        trouble={trouble}
        onGive={(reason) => void remove(reason)}
        onClose={() => (risk === undefined ? onClose() : setRemoving(false))}
      />
    );
  }
  return (
    <Sheet
      title={say('console.risk.sheetTitle', { number })}
      {...(risk === undefined ? {} : { lead: risk.visit.serviceName })}
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
      <div className={styles.aside}>
        <Button onPress={onWhy}>{say('console.why.waiting', { number })}</Button>
        <Button onPress={() => setRemoving(true)}>{say('console.risk.remove')}</Button>
      </div>
    </Sheet>
  );
}
