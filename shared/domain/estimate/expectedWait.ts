import { arrivalWait, skillsOf, waitedInLine } from '../dispatch/view.ts';
import { type Instant, MINUTE, type Millis, type ServiceId } from '../ids.ts';
import type { BranchState, OpenCounter } from '../state/state.ts';
import { openVisits } from '../state/visits/openVisits.ts';
import { compareByPlace, type WaitingLine } from '../state/visits/waitingLine.ts';
import type { Estimate } from '../visit/estimate.ts';
import type { OpenVisit, VisitClass } from '../visit/visit.ts';

/** Share of tickets whose person does not come, and what such a call costs a counter. */
const NO_SHOW_SHARE = 0.065;
const NO_SHOW_COST = MINUTE;

/**
 * Errors to expect around a point, in minutes, by the size of the point: 10 % of waits fall below `low`, 10 % above
 * `high`. Simulated days of branches with five and ten counters gave them.
 */
const SPREAD: readonly { readonly upTo: number; readonly low: number; readonly high: number }[] = [
  { upTo: 0, low: 0, high: 3 },
  { upTo: 4, low: 3, high: 6 },
  { upTo: 8, low: 5, high: 8 },
  { upTo: 12, low: 7, high: 10 },
  { upTo: 18, low: 9, high: 13 },
  { upTo: 25, low: 12, high: 16 },
  { upTo: 35, low: 14, high: 20 },
  { upTo: Number.POSITIVE_INFINITY, low: 18, high: 28 },
];

/** Who asks how long they wait: somebody who would enter now, or with `visit` one who already has a place. */
export type Asker = {
  readonly serviceId: ServiceId;
  readonly class: VisitClass;
  readonly visit: OpenVisit | null;
};

/** Somebody who would enter now. */
export function entrant(serviceId: ServiceId, visitClass: VisitClass): Asker {
  return { serviceId, class: visitClass, visit: null };
}

/** One who is in the branch, by the place that they have now. */
export function waiter(visit: OpenVisit): Asker {
  return { serviceId: visit.place.serviceId, class: visit.class, visit };
}

/**
 * How much longer somebody waits: the mean of two estimators that err in opposite ways, the work ahead shared by skills
 * (queue-and-staff) and the present wait of the head of the own line, less what was waited already (Ibrahim and Whitt
 * 2009). At the instant of a ticket's issue it is what its person was told before it. Null while no open counter may call
 * them: there is no honest answer then.
 */
export function estimateWait(state: BranchState, asker: Asker, now: Instant): Estimate | null {
  const { serviceId, visit } = asker;
  const sentTo = visit?.place.counterId ?? null;
  const counters = openCounters(state).filter(({ id }) =>
    sentTo === null ? skillsOf(state, id).includes(serviceId) : id === sentTo,
  );
  if (counters.length === 0 || state.day === null) return null;
  const before = linesBefore(state, asker, now);
  const mine = before.filter(({ line }) => line.serviceId === serviceId);
  const idle = counters.some((counter) => counter.work.kind === 'idle');
  if (idle && mine.length === 0) return spread(0);
  const usual = state.day.usualSeconds;
  const cost = (service: ServiceId): number =>
    (1 - NO_SHOW_SHARE) * (usual[service] ?? 0) * 1000 + NO_SHOW_SHARE * NO_SHOW_COST;
  const work = new Map<ServiceId, number>();
  for (const { line, count } of before)
    work.set(line.serviceId, (work.get(line.serviceId) ?? 0) + count * cost(line.serviceId));
  const own = work.get(serviceId) ?? 0;
  const capacity = counters.reduce((sum, counter) => {
    const shared = skillsOf(state, counter.id).reduce((total, skill) => total + (work.get(skill) ?? 0), 0);
    return sum + (own + cost(serviceId)) / (shared + cost(serviceId));
  }, 0);
  const queueAndStaff = idle ? own / capacity : (own + cost(serviceId) / 2) / capacity;
  const waited = visit === null ? 0 : waitedInLine(visit, now);
  const heads = mine.filter(({ line }) => line.class === asker.class).flatMap(({ line }) => line.visits.at(0) ?? []);
  const longest = heads.reduce((most, head) => Math.max(most, waitedInLine(head, now)), 0);
  const waiting = [...openVisits(state.open).lines()].reduce((sum, { visits }) => sum + visits.length, 0);
  const headOfLine =
    heads.length > 0
      ? Math.max(0, longest - waited)
      : Math.min(queueAndStaff, Math.max(0, arrivalWait(state.entries, waiting, now) - waited));
  return spread((queueAndStaff + headOfLine) / 2);
}

/** Waiting people who share this service's counters and go before who asks. */
export function peopleAhead(state: BranchState, asker: Asker, now: Instant): number {
  const counters = countersOf(state, asker.serviceId);
  const given = new Set(counters.flatMap((counterId) => skillsOf(state, counterId)));
  return linesBefore(state, asker, now)
    .filter(({ line }) => (line.counterId === null ? given.has(line.serviceId) : counters.includes(line.counterId)))
    .reduce((sum, { count }) => sum + count, 0);
}

/** The lines with somebody before who asks, and how many in each: of the general class, those of the other all go first. */
function linesBefore(
  state: BranchState,
  asker: Asker,
  now: Instant,
): readonly { readonly line: WaitingLine; readonly count: number }[] {
  const mine = asker.visit ?? { place: { enteredAt: now }, ordinal: Number.POSITIVE_INFINITY };
  return [...openVisits(state.open).lines()].flatMap((line) => {
    if (asker.class === 'preferential' && line.class !== 'preferential') return [];
    const count =
      asker.class === line.class
        ? line.visits.countWhile((visit) => compareByPlace(visit, mine) < 0)
        : line.visits.length;
    return count === 0 ? [] : [{ line, count }];
  });
}

/** Counters that give a service: the open ones, or while none is, those configured for it. */
function countersOf(state: BranchState, serviceId: ServiceId): string[] {
  const configured = state.config?.config.counters.filter((counter) => counter.serviceIds.includes(serviceId)) ?? [];
  const open = configured.filter((counter) => state.counters.get(counter.id)?.status === 'open');
  return (open.length > 0 ? open : configured).map((counter) => counter.id);
}

export function openCounters(state: BranchState): OpenCounter[] {
  return [...state.counters.values()].filter((counter): counter is OpenCounter => counter.status === 'open');
}

function spread(point: Millis): Estimate {
  const minutes = point / MINUTE;
  const band = SPREAD.find(({ upTo }) => minutes <= upTo) ?? { low: 0, high: 0 };
  return { point, low: Math.max(0, point - band.low * MINUTE), high: point + band.high * MINUTE };
}
