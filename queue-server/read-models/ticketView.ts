import type { TicketView, TrackView } from '@turno25/shared/contracts/tickets.ts';
import { peopleAhead, waiter } from '@turno25/shared/domain/estimate/expectedWait.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { noPauseBecause } from '@turno25/shared/domain/visit/pause.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { isOpen, type OpenVisit, type Visit } from '@turno25/shared/domain/visit/visit.ts';
import { hasPauseToConfirm } from '@turno25/shared/domain/visit/waiting.ts';
import type { Acknowledged } from '@turno25/shared/evidence/receipt.ts';
import type { Waits } from '../forecasts/waits.ts';
import type { Tokens } from '../vault/tokens.ts';
import { expectedView, iso, isoOrNull } from './format.ts';
import { branchName, configOf, counterLabel, nextServices, serviceLabel } from './visitView.ts';

/** A ticket's answer as it is stored: its tokens are added on the way out, since they are never kept. */
export type StoredTicket = Omit<TicketView, 'trackingToken' | 'surveyCode'> & {
  /** Generation of its codes; absent: those of its issue. */
  readonly codes?: number;
  /** Kept for its receipt, of an issue. */
  readonly acknowledged?: Acknowledged;
};

export function storedTicket(state: BranchState, waits: Waits, visit: OpenVisit, now: number): StoredTicket {
  const config = configOf(state);
  const label = serviceLabel(config, visit.serviceId);
  return {
    id: visit.id,
    number: formatTicketNumber(visit.ticket),
    series: visit.ticket.series,
    sequence: visit.ticket.number,
    issuedAt: iso(visit.issuedAt),
    bookedFor: isoOrNull(visit.bookedFor),
    class: visit.class,
    serviceId: visit.serviceId,
    serviceName: label.service,
    institutionName: label.institution,
    branchName: branchName(config),
    ...nextServices(config, visit, 'also'),
    ahead: peopleAhead(state, waiter(visit), now),
    expected: visit.status === 'waiting' ? expectedView(waits.remaining(state, visit, now)) : null,
    ...(visit.codes === undefined ? {} : { codes: visit.codes.generation }),
  };
}

/** What the holder of a ticket sees on a phone. */
export function trackView(state: BranchState, waits: Waits, visit: Visit, now: number): TrackView {
  const config = configOf(state);
  const serviceId = isOpen(visit) ? visit.place.serviceId : visit.serviceId;
  const atCounter = visit.status === 'called' || visit.status === 'attending';
  return {
    number: formatTicketNumber(visit.ticket),
    status: visit.status,
    serviceName: serviceLabel(config, serviceId).service,
    branchName: branchName(config),
    issuedAt: iso(visit.issuedAt),
    ahead: visit.status === 'waiting' ? peopleAhead(state, waiter(visit), now) : null,
    expected: visit.status === 'waiting' ? expectedView(waits.remaining(state, visit, now)) : null,
    counterLabel: atCounter ? counterLabel(config, visit.counterId) : null,
    holdToConfirm: isOpen(visit) && hasPauseToConfirm(visit),
    mayPause: noPauseBecause(state.day, visit) === null,
    pausedUntil: visit.status === 'onHold' ? isoOrNull(visit.pausedUntil ?? null) : null,
  };
}

/** The same for staff: with its codes they could answer for its person, or leave the line in their name. */
export function withoutTokens<T extends StoredTicket>({ codes: _codes, ...ticket }: T): Omit<T, 'codes'> {
  return ticket;
}

/** The answer on its way out. */
export function withTokens<T extends StoredTicket>(
  tokens: Tokens,
  { codes = 0, ...ticket }: T,
): Omit<T, 'codes'> & Pick<TicketView, 'trackingToken' | 'surveyCode'> {
  return { ...ticket, trackingToken: tokens.track(ticket.id, codes), surveyCode: tokens.survey(ticket.id, codes) };
}
