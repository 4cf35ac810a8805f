import type { BoardCall, BoardView } from '@turno25/shared/contracts/board.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { OpenVisit } from '@turno25/shared/domain/visit/visit.ts';
import { nextOpening } from '../configuration/openingHours.ts';
import type { Waits } from '../forecasts/waits.ts';
import type { ReportedCall, Reports } from '../ledger/reports.ts';
import { expectedView, iso, isoOrNull } from './format.ts';
import { givingNow } from './givingNow.ts';
import { branchName, configOf, counterLabel, serviceLabel } from './visitView.ts';
import { waitingCounts } from './waitingCounts.ts';

/** How many of the last visits called a board is told of: more than it shows when it has nothing to say. */
const RECENT = 8;

/**
 * What a board shows now. However long it was away, it gets what is true: the last visits called, and every one that is still
 * awaited, which is at most one a counter. With `after` only what was announced later.
 */
export function boardView(
  state: BranchState,
  { reports, waits }: { readonly reports: Reports; readonly waits: Waits },
  at: { readonly epoch: string; readonly head: number; readonly now: number },
  after: number | null,
): BoardView {
  const config = configOf(state);
  return {
    epoch: at.epoch,
    head: at.head,
    seq: reports.lastCallSeq(),
    date: state.day?.date ?? null,
    now: iso(at.now),
    branchName: branchName(config),
    zone: config.branch.zone,
    open: state.day !== null,
    opensAt: isoOrNull(nextOpening(config, at.now)),
    calls: presentCalls(state, reports)
      .filter(({ seq }) => after === null || seq > after)
      .map((call) => boardCall(state, reports, call)),
    waits: waitsOf(state, waits, at.now),
    notices: [],
  };
}

/** Of the open day, in order. */
function presentCalls(state: BranchState, reports: Reports): ReportedCall[] {
  if (state.day === null) return [];
  const calls = new Map(reports.lastCalls(state.day.date, RECENT).map((call) => [call.seq, call]));
  for (const counter of state.counters.values()) {
    if (counter.status !== 'open' || counter.work.kind !== 'visit') continue;
    const { visitId } = counter.work;
    const call = state.open.get(visitId)?.status === 'called' ? reports.lastCallOf(visitId) : null;
    if (call !== null) calls.set(call.seq, call);
  }
  return [...calls.values()].sort((one, other) => one.seq - other.seq);
}

/** Whether the person of an announcement is still to come because of it. */
function isAwaited(visit: OpenVisit | undefined, call: Pick<ReportedCall, 'at'>): boolean {
  return visit?.status === 'called' && visit.calls.at(-1) === call.at;
}

export function boardCall(state: BranchState, reports: Reports, call: ReportedCall): BoardCall {
  const config = configOf(state);
  const visit = reports.visitLabel(call.visitId);
  const present = state.open.get(call.visitId);
  const serviceId = present?.place.serviceId ?? visit?.serviceId ?? '';
  return {
    seq: call.seq,
    at: iso(call.at),
    date: call.date,
    kind: call.kind,
    visitId: call.visitId,
    number: visit === null ? '' : formatTicketNumber(visit),
    counterLabel: counterLabel(config, call.counterId),
    serviceName: serviceLabel(config, serviceId).service,
    awaited: isAwaited(present, call),
  };
}

/** Expected waits of the services that people wait for or that a counter gives now, the busiest first. */
function waitsOf(state: BranchState, waits: Waits, now: number): BoardView['waits'] {
  const config = configOf(state);
  const counts = waitingCounts(state);
  const giving = givingNow(state);
  return config.services
    .map((service) => ({
      service,
      count: counts.get(service.id) ?? 0,
    }))
    .filter(({ service, count }) => count > 0 || (service.frequent && giving.has(service.id)))
    .sort((a, b) => b.count - a.count || Number(b.service.frequent) - Number(a.service.frequent))
    .slice(0, 6)
    .map(({ service, count }) => ({
      serviceId: service.id,
      name: service.name,
      institutionName: serviceLabel(config, service.id).institution,
      waiting: count,
      openCounters: giving.get(service.id) ?? [],
      expected: expectedView(waits.entering(state, service.id, 'general', now)),
    }));
}
