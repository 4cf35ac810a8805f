import type { FoundTicket } from '@turno25/shared/contracts/foundTickets.ts';
import { continued } from '@turno25/shared/domain/decide/continued.ts';
import type { VisitId } from '@turno25/shared/domain/ids.ts';
import type { EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { visitsWithNumber } from '@turno25/shared/domain/state/visits/visitsWithNumber.ts';
import type { TicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { isOpen, type Visit } from '@turno25/shared/domain/visit/visit.ts';
import { wasAttended } from '@turno25/shared/domain/visit/waiting.ts';
import { iso, isoOrNull } from './format.ts';
import { configOf, counterLabel, serviceLabel } from './visitView.ts';

/** `a15`, `A-015`, `a 15`, `15`: a series, where one was said, and a number. */
const SAID = /^\s*(\p{L}{1,3})?[\s-]*0*(\d{1,5})\s*$/u;

/** The finishes of a visit of the open day. */
export type GivenIn = (visitId: VisitId) => readonly EventPayloads['attentionFinished'][];

/**
 * The tickets of the open day that somebody may mean by what they say or show: with a series one at most, without it one
 * of each series that has that number. What it costs does not grow with the day.
 */
export function foundTickets(state: BranchState, said: string, now: number, given: GivenIn): FoundTicket[] {
  const [, series, digits] = SAID.exec(said) ?? [];
  if (digits === undefined || state.config === null) return [];
  const all = [...new Set(configOf(state).services.map((service) => service.series))];
  const tickets: TicketNumber[] = all
    .filter((one) => series === undefined || one.toLowerCase() === series.toLowerCase())
    .map((one) => ({ series: one, number: Number(digits) }));
  return tickets
    .flatMap((ticket) => visitsWithNumber(state, ticket))
    .flatMap((id) => state.open.get(id) ?? state.ended.get(id) ?? [])
    .map((visit) => foundTicket(state, visit, now, given));
}

function foundTicket(state: BranchState, visit: Visit, now: number, given: GivenIn): FoundTicket {
  const open = isOpen(visit);
  const serviceId = open ? visit.place.serviceId : visit.serviceId;
  const counterId = 'counterId' in visit ? visit.counterId : null;
  const asked = visit.exclusionAsked;
  return {
    id: visit.id,
    number: formatTicketNumber(visit.ticket),
    status: visit.status,
    serviceId,
    serviceName: serviceLabel(configOf(state), serviceId).service,
    class: visit.class,
    issuedAt: iso(visit.issuedAt),
    endedAt: open ? null : isoOrNull(visit.endedAt),
    counterLabel: counterId === null ? null : counterLabel(configOf(state), counterId),
    given: visit.status === 'finished' ? given(visit.id).flatMap((finish) => givenIn(state, finish)) : [],
    attended: wasAttended(visit),
    joins: !open && wouldJoin(state, visit, now),
    exclusion:
      visit.exclusion !== null
        ? { state: 'excluded', code: visit.exclusion }
        : asked === null
          ? null
          : { state: 'asked', code: asked.code, by: asked.by },
  };
}

function givenIn(
  state: BranchState,
  { outcome, outcomes, servicesGiven }: EventPayloads['attentionFinished'],
): FoundTicket['given'] {
  const each = outcomes ?? servicesGiven.map((serviceId) => ({ serviceId, outcome }));
  return each.map((one) => ({
    serviceName: serviceLabel(configOf(state), one.serviceId).service,
    outcome: one.outcome,
  }));
}

/** Whether another ticket for its person and service, taken now, would stand for this one too. */
function wouldJoin(state: BranchState, visit: Visit, now: number): boolean {
  if (state.day === null) return false;
  return (
    continued(state, state.day, now, { services: [visit.serviceId], personKeys: [], named: visit.id }) === visit.id
  );
}
