import type { CounterView, DeskView } from '@turno25/shared/contracts/counters.ts';
import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { reasonName } from '../frame/words.ts';
import type { ServerClock } from '../live/serverClock.ts';
import { running, since } from '../live/spans.ts';
import { useNow } from '../live/useNow.ts';
import { WAIT_KEY } from './keys.ts';
import { NowVisit } from './NowVisit.tsx';
import styles from './now.module.css';
import type { AutoCall } from './useAutoCall.ts';

type Props = {
  readonly counter: CounterView;
  readonly next: LiveView['next'][number] | null;
  readonly why: string | null;
  readonly clock: ServerClock;
  readonly zone: string;
  readonly desk: DeskView | null;
  readonly autoCall: AutoCall;
};

/** Who is at the counter now; when nobody is, how long it has been free or paused. */
export function Now({ counter, next, why, clock, zone, desk, autoCall }: Props) {
  const now = useNow(clock);
  const { visit } = counter;
  if (visit !== null)
    return <NowVisit visit={visit} counterId={counter.id} since={counter.since} why={why} now={now} zone={zone} />;
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
      {autoCall.at !== null && (
        <p className={styles.autoCall} role="status">
          {say('console.autoCall.in', { seconds: Math.max(0, Math.ceil((autoCall.at - now) / 1_000)) })}
          <Button look="quiet" shortcut={WAIT_KEY} onPress={autoCall.wait}>
            {say('console.autoCall.wait')}
          </Button>
        </p>
      )}
      {desk !== null && desk.own.meanSeconds !== null && (
        <p className={styles.own}>
          {say('console.own.today', { finished: desk.own.finished, minutes: Math.round(desk.own.meanSeconds / 60) })}
        </p>
      )}
    </section>
  );
}

function pauseSentence(counter: CounterView): string | null {
  return counter.pauseReason === null ? null : reasonName('pause', counter.pauseReason);
}

function freeSentence(next: Props['next']): string {
  return next === null ? say('console.now.nobodyWaits') : say('console.now.canCall', { number: next.number });
}
