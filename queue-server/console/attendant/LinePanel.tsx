import type { CounterView, VisitView } from '@turno25/shared/contracts/counters.ts';
import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import type { Ref } from 'react';
import type { ServerClock } from '../live/serverClock.ts';
import { useSession } from '../signedIn/sessionContext.ts';
import { LINE_KEYS } from './keys.ts';
import { LineList } from './LineList.tsx';
import styles from './line.module.css';
import { isPossibleForChosen, type LineVerb } from './verbs.ts';

type Props = {
  readonly view: LiveView;
  readonly counter: CounterView;
  readonly clock: ServerClock;
  readonly zone: string;
  readonly listRef: Ref<HTMLDivElement>;
  readonly chosen: VisitView | null;
  readonly busy: boolean;
  readonly showKeys: boolean;
  readonly onChoose: (visitId: string) => void;
  readonly onVerb: (verb: LineVerb) => void;
};

const ORDER: readonly LineVerb[] = ['callThis', 'return', 'remove', 'why'];

/** Who is next and why, who waits by service, and what can be done with the ticket that is chosen. */
export function LinePanel({ view, counter, clock, zone, listRef, chosen, busy, showKeys, onChoose, onVerb }: Props) {
  const { role } = useSession().session.staff;
  const next = view.next.find((candidate) => candidate.counterId === counter.id) ?? null;
  const hours = [...view.line, ...view.onHold].some(({ bookedFor }) => bookedFor !== null);
  return (
    <aside className={styles.panel} data-hours={hours} aria-label={say('console.line.label')}>
      <div className={styles.next}>
        <p className={styles.nextLabel}>{say('console.line.next')}</p>
        <p className={styles.nextNumber}>{next === null ? say('console.line.nobody') : next.number}</p>
        <p className={styles.nextWhy}>{next?.sentence}</p>
      </div>
      <p className={styles.limit} aria-hidden="true">
        <span>{view.line.length > 0 && say('console.line.limit')}</span>
      </p>
      <LineList
        view={view}
        counter={counter}
        clock={clock}
        zone={zone}
        listRef={listRef}
        nextId={next?.visitId ?? null}
        chosenId={chosen?.id ?? null}
        onChoose={onChoose}
      />
      <div className={styles.foot}>
        <p className={styles.chosen}>
          {chosen === null ? say('console.line.choose') : say('console.line.chosen', { number: chosen.number })}
        </p>
        <div className={styles.verbs}>
          {ORDER.map((verb) => (
            <Button
              key={verb}
              shortcut={LINE_KEYS[verb]}
              keyShown={showKeys}
              disabled={busy || !isPossibleForChosen(verb, counter, chosen, role)}
              onPress={() => onVerb(verb)}
            >
              {say(`console.verb.${verb}`)}
            </Button>
          ))}
        </div>
      </div>
    </aside>
  );
}
