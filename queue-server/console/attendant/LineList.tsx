import type { CounterView, VisitView } from '@turno25/shared/contracts/counters.ts';
import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type KeyboardEvent, type Ref, useEffect, useId, useState } from 'react';
import type { ServerClock } from '../live/serverClock.ts';
import { useNow } from '../live/useNow.ts';
import { LINE_KEY } from './keys.ts';
import { LineRow } from './LineRow.tsx';
import styles from './line.module.css';
import { lineGroups, waitingElsewhere } from './lineGroups.ts';
import { steadyLine } from './steadyLine.ts';

type Props = {
  readonly view: LiveView;
  readonly counter: CounterView;
  readonly clock: ServerClock;
  readonly zone: string;
  readonly listRef: Ref<HTMLDivElement>;
  readonly nextId: string | null;
  readonly chosenId: string | null;
  readonly onChoose: (visitId: string) => void;
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** The waiting and the held as one list to walk with arrows. While it is pointed at, nobody in it moves. */
export function LineList({ view, counter, clock, zone, listRef, nextId, chosenId, onChoose }: Props) {
  const now = useNow(clock);
  const id = useId();
  const [held, setHeld] = useState<readonly VisitView[] | null>(null);
  const steady = steadyLine(held, view.line);
  const visits = steady.map(({ visit }) => visit);
  const gone = new Set(steady.filter((entry) => entry.gone).map(({ visit }) => visit.id));
  const groups = lineGroups(visits, view.services, counter);
  const elsewhere = waitingElsewhere(visits, groups);
  const order = [...groups.flatMap((group) => group.visits), ...view.onHold].filter((visit) => !gone.has(visit.id));
  const optionId = (visitId: string) => `${id}-${visitId}`;

  useEffect(() => {
    if (chosenId !== null) document.getElementById(`${id}-${chosenId}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId, id]);

  function press(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined || order.length === 0) return;
    event.preventDefault();
    const at = order.findIndex((visit) => visit.id === chosenId);
    const target = at === -1 && step === 1 ? 0 : Math.min(order.length - 1, Math.max(0, at + step));
    const visit = order[target];
    if (visit !== undefined) onChoose(visit.id);
  }

  const row = (visit: VisitView) => (
    <LineRow
      key={visit.id}
      id={optionId(visit.id)}
      visit={visit}
      now={now}
      zone={zone}
      isNext={visit.id === nextId}
      isChosen={visit.id === chosenId}
      isGone={gone.has(visit.id)}
      onChoose={() => onChoose(visit.id)}
    />
  );

  return (
    <div className={styles.scroll} onPointerEnter={() => setHeld(view.line)} onPointerLeave={() => setHeld(null)}>
      <div
        ref={listRef}
        className={styles.list}
        role="listbox"
        tabIndex={0}
        aria-label={say('console.line.listLabel')}
        aria-keyshortcuts={LINE_KEY}
        aria-activedescendant={
          chosenId !== null && order.some((visit) => visit.id === chosenId) ? optionId(chosenId) : undefined
        }
        onKeyDown={press}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot group the options of a list box
          <div key={group.serviceId} role="group" aria-label={group.name}>
            <p className={styles.groupName} aria-hidden="true">
              <span className={styles.groupText}>{group.name}</span>
              <span>{group.visits.filter((visit) => !gone.has(visit.id)).length}</span>
            </p>
            {group.visits.map(row)}
          </div>
        ))}
        {view.onHold.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot group the options of a list box
          <div role="group" aria-label={say('status.onHold')}>
            <p className={styles.groupName} aria-hidden="true">
              <span className={styles.groupText}>{say('status.onHold')}</span>
              <span>{view.onHold.length}</span>
            </p>
            {view.onHold.map(row)}
          </div>
        )}
      </div>
      {elsewhere > 0 && <p className={styles.elsewhere}>{say('console.line.elsewhere', { count: elsewhere })}</p>}
    </div>
  );
}
