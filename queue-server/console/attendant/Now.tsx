import type { CounterView } from '@turno25/shared/contracts/counters.ts';
import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { reasonName } from '../frame/words.ts';
import type { ServerClock } from '../live/serverClock.ts';
import { running, since } from '../live/spans.ts';
import { useNow } from '../live/useNow.ts';
import { NowVisit } from './NowVisit.tsx';
import styles from './now.module.css';

type Props = {
  readonly counter: CounterView;
  readonly next: LiveView['next'][number] | null;
  readonly why: string | null;
  readonly clock: ServerClock;
  readonly zone: string;
};

/** Who is at the counter now; when nobody is, how long it has been free or paused. */
export function Now({ counter, next, why, clock, zone }: Props) {
  const now = useNow(clock);
  const { visit } = counter;
  if (visit !== null) return <NowVisit visit={visit} since={counter.since} why={why} now={now} zone={zone} />;
  const paused = counter.status === 'paused';
  return (
    <section className={styles.now} aria-label={say('console.now.label')}>
      <p className={styles.state} data-shape={paused ? 'bars' : 'ring'}>
        {paused ? say('console.now.paused') : say('console.now.free')}
      </p>
      <div className={styles.headline}>
        <p className={styles.calm}>{paused ? pauseSentence(counter) : freeSentence(next)}</p>
        {counter.since !== null && (
          <p className={styles.elapsed} role="timer">
            {running(since(counter.since, now))}
          </p>
        )}
      </div>
    </section>
  );
}

function pauseSentence(counter: CounterView): string | null {
  return counter.pauseReason === null ? null : reasonName('pause', counter.pauseReason);
}

function freeSentence(next: Props['next']): string {
  return next === null ? say('console.now.nobodyWaits') : say('console.now.canCall', { number: next.number });
}
