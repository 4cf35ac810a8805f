import { say } from '@turno25/shared/i18n/messages.ts';
import { wallTime } from '../live/spans.ts';
import { useWhy } from '../live/useWhy.ts';
import { Sheet } from './Sheet.tsx';
import styles from './whySheet.module.css';

type Props = { readonly visitId: string; readonly number: string; readonly zone: string; readonly onClose: () => void };

/** «¿Por qué ese antes?»: the sentence of the call, and one for each ticket that it went before. */
export function WhySheet({ visitId, number, zone, onClose }: Props) {
  const { why, trouble } = useWhy(visitId);
  return (
    <Sheet title={say('console.why.ask', { number })} trouble={trouble} onClose={onClose}>
      {why?.called && (
        <div>
          <p className={styles.when}>
            {say('console.why.calledAt', { time: wallTime(Date.parse(why.called.at), zone) })}
          </p>
          <p className={styles.sentence}>{why.called.sentence}</p>
        </div>
      )}
      {why !== null && why.called === null && <p className={styles.sentence}>{say('console.why.notCalled')}</p>}
      {why !== null && why.beaten.length > 0 && (
        <div>
          <h3 className={styles.heading}>{say('console.why.beaten')}</h3>
          <ul className={styles.beaten}>
            {why.beaten.map((ticket) => (
              <li key={ticket.number} className={styles.ticket}>
                <span className={styles.number}>{ticket.number}</span>
                <span>{ticket.sentence}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {why !== null && why.before.length > 0 && (
        <div>
          <h3 className={styles.heading}>{say('console.why.before', { number })}</h3>
          <ul className={styles.beaten}>
            {why.before.map((call) => (
              <li key={`${call.number} ${call.at}`} className={styles.ticket}>
                <span className={styles.number}>{wallTime(Date.parse(call.at), zone)}</span>
                <span>
                  {call.sentence} {call.mine}
                </span>
              </li>
            ))}
          </ul>
          {why.elsewhere > 0 && <p className={styles.when}>{say('console.why.elsewhere', { calls: why.elsewhere })}</p>}
        </div>
      )}
    </Sheet>
  );
}
