import type { BoardCall, BoardView } from '@turno25/shared/contracts/board.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { nextOpening } from '../configuration/openingHours.ts';
import type { Waits } from '../forecasts/waits.ts';
import type { ReportedCall, Reports } from '../ledger/reports.ts';
import { expectedView, iso, isoOrNull } from './format.ts';
import { givingNow } from './givingNow.ts';
import { branchName, configOf, counterLabel, serviceLabel } from './visitView.ts';
import { waitingCounts } from './waitingCounts.ts';

/** How many announcements a board that begins anew is given. */
const RECENT = 8;
/** How many a board that was away gets at a time; it asks again for the rest. */
const CATCH_UP = 50;

/** Calls since a sequence number, or the last few for a board that begins anew (`after` null). */
export function boardView(
  state: BranchState,
  { reports, waits }: { readonly reports: Reports; readonly waits: Waits },
  at: { readonly epoch: string; readonly head: number; readonly now: number },
  after: number | null,
): BoardView {
  const config = configOf(state);
  const date = state.day?.date ?? null;
  const calls =
    date === null ? [] : after === null ? reports.lastCalls(date, RECENT) : reports.callsAfter(date, after, CATCH_UP);
  return {
    epoch: at.epoch,
    head: at.head,
    seq: calls.at(-1)?.seq ?? after ?? 0,
    now: iso(at.now),
    branchName: branchName(config),
    zone: config.branch.zone,
    open: state.day !== null,
    opensAt: isoOrNull(nextOpening(config, at.now)),
    calls: calls.map((call) => boardCall(state, reports, call)),
    waits: waitsOf(state, waits, at.now),
    notices: [],
  };
}

export function boardCall(state: BranchState, reports: Reports, call: ReportedCall): BoardCall {
  const config = configOf(state);
  const visit = reports.visitLabel(call.visitId);
  const present = state.open.get(call.visitId);
  const serviceId = present?.place.serviceId ?? visit?.serviceId ?? '';
  return {
    seq: call.seq,
    at: iso(call.at),
    kind: call.kind,
    visitId: call.visitId,
    number: visit === null ? '' : formatTicketNumber(visit),
    counterLabel: counterLabel(config, call.counterId),
    serviceName: serviceLabel(config, serviceId).service,
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
