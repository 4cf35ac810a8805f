import { asTicket, skillsOf, waitingVisits } from '../../domain/dispatch/view.ts';
import { type CounterId, type Instant, MINUTE, type Millis, type ServiceId, type VisitId } from '../../domain/ids.ts';
import { must } from '../../domain/result.ts';
import type { BranchState, Counter } from '../../domain/state/state.ts';
import { lastEntries } from '../../domain/state/visits/entries.ts';
import type { VisitClass } from '../../domain/visit/visit.ts';
import type { Present, PresentCounter } from './future.ts';

/** Name of a person who is not there yet and asks how long it would take. */
export const ENTRANT = 'entrant';

/** An absence whose end nobody knows is taken to last this long still (docs/dispatch.md 6). */
const UNPLANNED = 60 * MINUTE;
/** One that has outlasted its usual length may end at any moment. */
const OVERDUE = 5 * MINUTE;

/** How long a pause of each reason usually lasts here; a reason that is not in it is not known. */
export type UsualPauses = Readonly<Record<string, Millis>>;

/** The branch as it stands, for its forecasts. Closed counters are left out: nobody knows that they will open. */
export function presentOf(state: BranchState, now: Instant, usualPauses: UsualPauses): Present {
  const waiting = waitingVisits(state);
  const sentTo = new Map<VisitId, CounterId>();
  for (const { id, place } of waiting) if (place.counterId !== null) sentTo.set(id, place.counterId);
  const settings = must(state.config, 'a forecast needs a configuration').config.counters;
  return {
    now,
    counters: settings.flatMap(({ id, quick }) => {
      const doing = doingOf(state, state.counters.get(id), now, usualPauses);
      return doing === null ? [] : [{ id, skills: new Set(skillsOf(state, id)), quick, doing, pauses: [] }];
    }),
    waiting: waiting.map(asTicket),
    sentTo,
    // The rule counts entries from the last, and no farther back than as many as wait.
    entries: lastEntries(state.entries, waiting.length),
    preferentialRun: state.preferentialRun,
  };
}

/** The same branch with one person more, who enters now for this service and class: the visit is named `ENTRANT`. */
export function withEntrant(present: Present, serviceId: ServiceId, visitClass: VisitClass): Present {
  const { now } = present;
  const entrant = {
    id: ENTRANT,
    ordinal: Number.MAX_SAFE_INTEGER,
    serviceId,
    preferential: visitClass === 'preferential',
    stage: 1,
    enteredAt: now,
    arrivedAt: now,
    bookedFor: null,
    passed: 0,
  } as const;
  return { ...present, waiting: [...present.waiting, entrant], entries: [...present.entries, now] };
}

/** Null for a counter that is closed. */
function doingOf(
  state: BranchState,
  counter: Counter | undefined,
  now: Instant,
  usualPauses: UsualPauses,
): PresentCounter['doing'] | null {
  if (counter === undefined || counter.status === 'closed') return null;
  if (counter.status === 'paused') {
    const usual = usualPauses[counter.reason];
    if (usual === undefined) return { kind: 'away', until: now + UNPLANNED };
    return { kind: 'away', until: Math.max(counter.pausedAt + usual, now + OVERDUE) };
  }
  if (counter.work.kind === 'idle') return { kind: 'idle', since: counter.work.since };
  const visit = must(state.open.get(counter.work.visitId), 'who is at a counter is in the branch');
  const { serviceId } = visit.place;
  return visit.status === 'attending'
    ? { kind: 'attending', serviceId, since: visit.startedAt }
    : { kind: 'called', serviceId, since: visit.status === 'called' ? visit.calls[0] : now };
}
