import { arrivalWait, skillsOf, waitedInLine } from '../dispatch/view.ts';
import { type Instant, MINUTE, type Millis, type ServiceId } from '../ids.ts';
import type { BranchState, OpenCounter } from '../state/state.ts';
import { openVisits } from '../state/visits/openVisits.ts';
import { compareByPlace, lineKeyOf, type WaitingLine } from '../state/visits/waitingLine.ts';
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

/**
 * How long a person of this service and class who enters now will wait: the mean of two estimators that err in opposite
 * ways, the work ahead shared by skills (queue-and-staff) and the present wait of the head of the own line (Ibrahim and
 * Whitt 2009). Null while no open counter gives the service: there is no honest answer then.
 */
export function estimateWait(
  state: BranchState,
  serviceId: ServiceId,
  visitClass: VisitClass,
  now: Instant,
): Estimate | null {
  const counters = openCounters(state).filter((counter) => skillsOf(state, counter.id).includes(serviceId));
  if (counters.length === 0 || state.day === null) return null;
  const lines = [...openVisits(state.open).lines()];
  const mine = lines.filter((line) => line.serviceId === serviceId);
  const idle = counters.some((counter) => counter.work.kind === 'idle');
  if (idle && mine.length === 0) return spread(0);
  const before = lines.filter((line) => visitClass === 'general' || line.class === 'preferential');
  const usual = state.day.usualSeconds;
  const cost = (service: ServiceId): number =>
    (1 - NO_SHOW_SHARE) * (usual[service] ?? 0) * 1000 + NO_SHOW_SHARE * NO_SHOW_COST;
  const work = new Map<ServiceId, number>();
  for (const { serviceId: service, visits } of before)
    work.set(service, (work.get(service) ?? 0) + visits.length * cost(service));
  const own = work.get(serviceId) ?? 0;
  const capacity = counters.reduce((sum, counter) => {
    const shared = skillsOf(state, counter.id).reduce((total, skill) => total + (work.get(skill) ?? 0), 0);
    return sum + (own + cost(serviceId)) / (shared + cost(serviceId));
  }, 0);
  const queueAndStaff = idle ? own / capacity : (own + cost(serviceId) / 2) / capacity;
  const heads = mine.filter((line) => line.class === visitClass).flatMap(({ visits }) => visits.at(0) ?? []);
  const head = heads.reduce((longest, visit) => Math.max(longest, waitedInLine(visit, now)), 0);
  const waiting = lines.reduce((sum, { visits }) => sum + visits.length, 0);
  const headOfLine = heads.length > 0 ? head : Math.min(queueAndStaff, arrivalWait(state.entries, waiting, now));
  return spread((queueAndStaff + headOfLine) / 2);
}

/** Waiting people who share this service's counters and go before someone of this class who enters now. */
export function peopleAhead(
  state: BranchState,
  serviceId: ServiceId,
  visitClass: VisitClass,
  own: string | null,
): number {
  const counters = countersOf(state, serviceId);
  const given = new Set(counters.flatMap((counterId) => skillsOf(state, counterId)));
  const mine = own === null ? undefined : state.open.get(own);
  let ahead = 0;
  for (const line of openVisits(state.open).lines()) {
    if (line.counterId === null ? !given.has(line.serviceId) : !counters.includes(line.counterId)) continue;
    const preferential = line.class === 'preferential';
    if (visitClass === 'preferential' && !preferential) continue;
    if (mine === undefined) ahead += line.visits.length;
    else if (visitClass === 'general' && preferential) ahead += line.visits.length - (waitsIn(line, mine) ? 1 : 0);
    else ahead += line.visits.countWhile((visit) => compareByPlace(visit, mine) < 0);
  }
  return ahead;
}

function waitsIn(line: WaitingLine, visit: OpenVisit): boolean {
  return visit.status === 'waiting' && lineKeyOf(visit) === line.key;
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
