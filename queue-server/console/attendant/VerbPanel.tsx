import type { CounterView } from '@turno25/shared/contracts/counters.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import type { ServerClock } from '../live/serverClock.ts';
import { useNow } from '../live/useNow.ts';
import { COUNTER_KEYS } from './keys.ts';
import styles from './verbPanel.module.css';
import {
  type CounterVerb,
  type Delays,
  isPossible,
  type PrimaryVerb,
  primaryVerb,
  secondsToVerb,
  undoAt,
} from './verbs.ts';

type Props = {
  readonly counter: CounterView;
  readonly busy: boolean;
  readonly trouble: string | null;
  readonly delays: Delays | null;
  readonly clock: ServerClock;
  readonly showKeys: boolean;
  readonly onPrimary: () => void;
  readonly onVerb: (verb: CounterVerb) => void;
};

const PRIMARY_LABELS: Readonly<Record<PrimaryVerb, Parameters<typeof say>[0]>> = {
  callNext: 'console.verb.callNext',
  start: 'console.verb.start',
  finish: 'console.verb.finish',
  resume: 'console.verb.resume',
};

/** In the order of work, row by row. */
const ORDER: readonly CounterVerb[] = [
  'recall',
  'noShow',
  'left',
  'hold',
  'transfer',
  'find',
  'walk',
  'pause',
  'close',
];

/** The verbs, each always in the same place; the one that comes next is the big one. */
export function VerbPanel({ counter, busy, trouble, delays, clock, showKeys, onPrimary, onVerb }: Props) {
  const now = useNow(clock);
  return (
    <section className={styles.verbs} aria-label={say('console.verbs.label')}>
      <p className={styles.trouble} role="alert">
        {trouble}
      </p>
      <Button look="primary" size="large" shortcut="F2" disabled={busy} onPress={onPrimary}>
        {say(PRIMARY_LABELS[primaryVerb(counter)])}
      </Button>
      <div className={styles.grid}>
        {ORDER.map((place) => {
          // Nobody is called again who is attended or gone: in that place a slip is taken back.
          const undo = place === 'recall' ? undoAt(counter, now) : null;
          const verb = undo?.verb ?? place;
          const delay = secondsToVerb(verb, delays, counter.visit, now);
          const seconds = undo?.seconds ?? delay;
          return (
            <Button
              key={place}
              shortcut={COUNTER_KEYS[verb]}
              keyShown={showKeys}
              disabled={busy || delay > 0 || !isPossible(verb, counter)}
              onPress={() => onVerb(verb)}
            >
              {seconds > 0 ? say('console.verb.inSeconds', { verb: label(verb), seconds }) : label(verb)}
            </Button>
          );
        })}
      </div>
    </section>
  );
}

function label(verb: CounterVerb): string {
  return say(`console.verb.${verb}`);
}
