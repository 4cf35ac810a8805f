import type { VisitView } from '@turno25/shared/contracts/counters.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { languageName } from '../frame/words.ts';
import { running, since, wallTime, wholeMinutes } from '../live/spans.ts';
import { elapsedBar } from './elapsedBar.ts';
import { Identity } from './Identity.tsx';
import { Notes } from './Notes.tsx';
import styles from './now.module.css';

type Props = {
  readonly visit: VisitView;
  readonly counterId: string;
  /** Since when the counter is in its present state; stands in for an instant that the visit does not carry. */
  readonly since: string | null;
  readonly why: string | null;
  readonly now: Instant;
  readonly zone: string;
};

/** The person at the counter: number, service, class, language, and the time against the usual. */
export function NowVisit({ visit, counterId, since: stateSince, why, now, zone }: Props) {
  const attending = visit.status === 'attending';
  const from = (attending ? visit.startedAt : visit.lastCallAt) ?? stateSince ?? visit.enteredAt;
  const elapsed = since(from, now);
  const waited = wholeMinutes(Date.parse(visit.startedAt ?? visit.lastCallAt ?? from) - Date.parse(visit.enteredAt));
  const bar = elapsedBar(elapsed, visit.usualSeconds);
  return (
    <section className={styles.now} aria-label={say('console.now.label')}>
      <p className={styles.state} data-shape={attending ? 'disc' : 'half'}>
        {attending ? say('status.attending') : say('console.now.called', { calls: visit.calls })}
      </p>
      <div className={styles.headline}>
        <p className={styles.number}>{visit.number}</p>
        <p className={styles.elapsed} role="timer">
          {running(elapsed)}
        </p>
      </div>
      <p className={styles.service}>
        {visit.serviceName}
        <span className={styles.institution}>{visit.institutionName}</span>
      </p>
      <div className={styles.usual} data-shown={attending}>
        <span className={styles.track}>
          <span className={styles.filled} style={{ width: `${attending ? bar.filled : 0}%` }} />
          <span className={styles.mark} style={{ left: `${bar.usualAt}%` }} />
        </span>
        <span className={styles.usualLabel} style={{ left: `${bar.usualAt}%` }}>
          {say('console.now.usual', { minutes: Math.max(1, Math.round(visit.usualSeconds / 60)) })}
        </span>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{say('console.now.class')}</dt>
          <dd>{visit.class === 'preferential' ? say('class.preferential') : say('class.general')}</dd>
        </div>
        {visit.bookedFor !== null && (
          <div>
            <dt>{say('appointments.ofVisit')}</dt>
            <dd>{wallTime(Date.parse(visit.bookedFor), zone)}</dd>
          </div>
        )}
        <div>
          <dt>{say('console.now.language')}</dt>
          <dd>{languageName(visit.language)}</dd>
        </div>
        <div>
          <dt>{say('console.now.waited')}</dt>
          <dd>{say('console.minutes', { minutes: waited })}</dd>
        </div>
        <div>
          <dt>{say('console.now.stage')}</dt>
          <dd>{visit.stage === 2 ? say('console.now.stage2') : say('console.now.stage1')}</dd>
        </div>
        {visit.identified && (
          <div>
            <dt>{say('console.identity.label')}</dt>
            <dd>
              <Identity key={visit.id} counterId={counterId} visitId={visit.id} />
            </dd>
          </div>
        )}
        {visit.next !== undefined && (
          <div>
            <dt>{say('console.now.next')}</dt>
            <dd>{visit.next.map(({ serviceName }) => serviceName).join(', ')}</dd>
          </div>
        )}
        {visit.alsoHere !== undefined && (
          <div>
            <dt>{say('console.now.alsoHere')}</dt>
            <dd>{visit.alsoHere.join(', ')}</dd>
          </div>
        )}
      </dl>
      <Notes counterId={counterId} visit={visit} zone={zone} />
      <p className={styles.why}>{why}</p>
    </section>
  );
}
