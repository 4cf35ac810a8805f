import type { CounterView, VisitView } from '@turno25/shared/contracts/counters.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { reasonName } from '../frame/words.ts';
import type { ServerClock } from '../live/serverClock.ts';
import { running, since } from '../live/spans.ts';
import { useNow } from '../live/useNow.ts';
import { counterState } from './counterState.ts';
import styles from './counterStrip.module.css';

type Props = {
  readonly counters: readonly CounterView[];
  readonly clock: ServerClock;
  /** What is said of a counter's shift, by its id. */
  readonly notes: ReadonlyMap<string, string>;
  /** Asks what a pause of this counter would do. */
  readonly onPause: (counter: CounterView) => void;
  /** Frees a counter whose attendant is gone. */
  readonly onRelease: (counter: CounterView, visit: VisitView) => void;
  readonly onWhy: (visit: VisitView) => void;
  /** Writes to whoever attends there. */
  readonly onMessage: (counter: CounterView, name: string) => void;
};

/** The counters side by side: what each one does, with whom, and since when. */
export function CounterStrip({ counters, clock, notes, onPause, onRelease, onWhy, onMessage }: Props) {
  const now = useNow(clock);
  return (
    <section className={styles.strip} aria-label={say('console.strip.label')}>
      <ul className={styles.counters}>
        {counters.map((counter) => {
          const state = counterState(counter);
          const { visit } = counter;
          const note = notes.get(counter.id);
          return (
            <li key={counter.id} className={styles.counter} data-state={state}>
              <p className={styles.head}>
                {counter.status === 'open' ? (
                  <span className={styles.label}>
                    <Button
                      look="inline"
                      aria-label={say('forecast.pause.ask', { counter: counter.label })}
                      title={say('forecast.pause.ask', { counter: counter.label })}
                      onPress={() => onPause(counter)}
                    >
                      {counter.label}
                    </Button>
                  </span>
                ) : (
                  <span className={styles.label}>{counter.label}</span>
                )}
                <span className={styles.state}>
                  {state === 'paused' && counter.pauseReason !== null
                    ? reasonName('pause', counter.pauseReason)
                    : say(`console.strip.${state}`)}
                </span>
              </p>
              <p className={styles.who}>
                {counter.attendant !== null && (
                  <Attendant name={counter.attendant.name} counter={counter} onMessage={onMessage} />
                )}
                {note !== undefined && (
                  <span className={styles.shift} title={note}>
                    {counter.attendant === null ? note : ` · ${note}`}
                  </span>
                )}
              </p>
              <p className={styles.foot}>
                {visit !== null && (
                  <Button
                    look="inline"
                    aria-label={say('console.why.ask', { number: visit.number })}
                    title={say('console.why.ask', { number: visit.number })}
                    onPress={() => onWhy(visit)}
                  >
                    {visit.number}
                  </Button>
                )}
                {visit !== null && (
                  <Button
                    look="inline"
                    aria-label={say('console.release.title', { counter: counter.label })}
                    onPress={() => onRelease(counter, visit)}
                  >
                    {say('console.release.open')}
                  </Button>
                )}
                {state !== 'closed' && counter.since !== null && (
                  <span className={styles.since}>{running(since(counter.since, now))}</span>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type AttendantProps = {
  readonly name: string;
  readonly counter: CounterView;
  readonly onMessage: Props['onMessage'];
};

function Attendant({ name, counter, onMessage }: AttendantProps) {
  const ask = say('console.message.title', { name });
  return (
    <>
      <Button look="inline" aria-label={ask} title={ask} onPress={() => onMessage(counter, name)}>
        {name}
      </Button>
      {counter.unread !== undefined && ` · ${say('console.message.unreadCount', { count: counter.unread })}`}
    </>
  );
}
