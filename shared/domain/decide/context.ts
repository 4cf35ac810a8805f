import type { BranchConfig } from '../branch/config.ts';
import { notGiven } from '../branch/profile.ts';
import type { BusinessDate, CounterId, ServiceId, VisitId } from '../ids.ts';
import type { CommandOf, CommandType } from '../ledger/commands.ts';
import type { DomainEvent, EventPayloads, EventType } from '../ledger/events.ts';
import type { FactsOf, Moment } from '../ledger/facts.ts';
import type { Refusal, RefusalCode } from '../ledger/refusals.ts';
import { err, ok, type Result } from '../result.ts';
import type { BranchState, BusinessDay, Counter, OpenCounter } from '../state/state.ts';
import type { OpenVisit } from '../visit/visit.ts';

export type Decision = Result<readonly DomainEvent[], Refusal>;
export type Decider<T extends CommandType> = (state: BranchState, command: CommandOf<T>, facts: FactsOf<T>) => Decision;

/** The branch with its day open: what nearly every command needs. */
export type OpenBranch = { readonly state: BranchState; readonly config: BranchConfig; readonly day: BusinessDay };

export function refuse(
  code: RefusalCode,
  detail: Readonly<Record<string, string | number>> = {},
): Result<never, Refusal> {
  return err({ code, detail });
}

/** An event of this instant on this business date. */
export function happened<T extends EventType>(
  { now }: Moment,
  businessDate: BusinessDate | null,
  type: T,
  payload: EventPayloads[T],
): DomainEvent {
  return { type, at: now, businessDate, payload } as DomainEvent;
}

export function openBranch(state: BranchState): Result<OpenBranch, Refusal> {
  if (state.config === null) return refuse('config.none');
  if (state.day === null) return refuse('day.closed');
  return ok({ state, config: state.config.config, day: state.day });
}

export function knownService(
  branch: OpenBranch,
  serviceId: ServiceId,
): Result<BranchConfig['services'][number], Refusal> {
  const service = branch.config.services.find((candidate) => candidate.id === serviceId);
  return service === undefined ? refuse('service.unknown', { serviceId }) : ok(service);
}

/** The service, when the branch gives it: in a mobile unit none that handles money. */
export function givenService(
  config: BranchConfig,
  serviceId: ServiceId,
): Result<BranchConfig['services'][number], Refusal> {
  const service = config.services.find((candidate) => candidate.id === serviceId);
  if (service === undefined) return refuse('service.unknown', { serviceId });
  const why = notGiven(config, service);
  if (why === null) return ok(service);
  return refuse(why === 'noCounter' ? 'service.notAttended' : 'service.handlesMoney', { serviceId });
}

/** The counter as configured and as it stands; a configured counter that never opened is closed. */
export function knownCounter(state: BranchState, counterId: CounterId): Result<Counter, Refusal> {
  if (!state.config?.config.counters.some((counter) => counter.id === counterId)) {
    return refuse('counter.unknown', { counterId });
  }
  return ok(state.counters.get(counterId) ?? { id: counterId, status: 'closed' });
}

/** The open counter, sent by its own attendant. */
function ownCounter(state: BranchState, counterId: CounterId, facts: Moment): Result<OpenCounter, Refusal> {
  const counter = knownCounter(state, counterId);
  if (!counter.ok) return counter;
  if (counter.value.status === 'closed') return refuse('counter.closed', { counterId });
  if (counter.value.attendantId !== facts.actor.id) return refuse('counter.notYours', { counterId });
  if (counter.value.status === 'paused') return refuse('counter.paused', { counterId });
  return ok(counter.value);
}

/** The visit that the counter has now. */
function visitAt(state: BranchState, counter: OpenCounter): Result<OpenVisit, Refusal> {
  if (counter.work.kind === 'idle') return refuse('counter.idle', { counterId: counter.id });
  return openVisit(state, counter.work.visitId);
}

/** The open branch with the caller's own open counter: what every verb of an attendant needs. */
export type Desk = OpenBranch & { readonly counter: OpenCounter };

export function ownDesk(state: BranchState, counterId: CounterId, facts: Moment): Result<Desk, Refusal> {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = ownCounter(state, counterId, facts);
  return counter.ok ? ok({ ...branch.value, counter: counter.value }) : counter;
}

/** The same, with the visit that the counter has now; where the sender names the one that they saw there, it is still that one. */
export function ownDeskWithVisit(
  state: BranchState,
  { counterId, visitId }: { readonly counterId: CounterId; readonly visitId?: VisitId },
  facts: Moment,
): Result<Desk & { readonly visit: OpenVisit }, Refusal> {
  const desk = ownDesk(state, counterId, facts);
  if (!desk.ok) return desk;
  const visit = visitAt(state, desk.value.counter);
  if (!visit.ok) return visit;
  if (visitId !== undefined && visit.value.id !== visitId) return refuse('counter.otherVisit', { counterId });
  return ok({ ...desk.value, visit: visit.value });
}

export function openVisit(state: BranchState, visitId: VisitId): Result<OpenVisit, Refusal> {
  const visit = state.open.get(visitId);
  if (visit !== undefined) return ok(visit);
  return state.ended.has(visitId) ? refuse('visit.ended', { visitId }) : refuse('visit.unknown', { visitId });
}

/** Reason codes come from the configured list of their kind, so that they can be counted. */
export function knownReason(
  branch: OpenBranch,
  kind: keyof BranchConfig['reasons'],
  code: string,
): Result<string, Refusal> {
  return branch.config.reasons[kind].includes(code) ? ok(code) : refuse('reason.unknown', { kind, code });
}
