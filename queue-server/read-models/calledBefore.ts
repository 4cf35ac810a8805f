import type { WhyView } from '@turno25/shared/contracts/tickets.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { VisitId } from '@turno25/shared/domain/ids.ts';
import type { DomainEvent, EventOf } from '@turno25/shared/domain/ledger/events.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { iso } from './format.ts';
import { counterLabel } from './visitView.ts';
import { beatenSentence, callSentence, type NumberOf } from './why.ts';

/** Calls that are told one by one, the latest first: enough to answer, not a history of the day. */
const TOLD = 12;

type Issued = EventOf<'ticketIssued'>;
type Call = EventOf<'visitCalled'>;

/**
 * Who was called while this ticket waited for its first call, by counters that could have called it, each with the reason
 * and what this one had against it; and how many calls came from counters that do not give its service.
 */
export function calledBefore(
  visitId: VisitId,
  events: readonly DomainEvent[],
  config: BranchConfig,
  numberOf: NumberOf,
): Pick<WhyView, 'before' | 'elsewhere'> {
  const tickets = new Map<VisitId, Issued>();
  for (const event of events) if (event.type === 'ticketIssued') tickets.set(event.payload.visitId, event);
  const mine = tickets.get(visitId);
  if (mine === undefined) return { before: [], elsewhere: 0 };
  const calls = callsWhile(visitId, mine, events);
  const could = calls.filter(({ payload }) =>
    config.counters.some(
      ({ id, serviceIds }) => id === payload.counterId && serviceIds.includes(mine.payload.serviceId),
    ),
  );
  return {
    elsewhere: calls.length - could.length,
    before: could
      .slice(-TOLD)
      .reverse()
      .map(({ at, payload }) => {
        const number = numberOf(payload.visitId);
        return {
          number,
          at: iso(at),
          counterLabel: counterLabel(config, payload.counterId),
          sentence: callSentence(number, payload.why),
          mine: mySentence(mine, payload, tickets, numberOf),
        };
      }),
  };
}

/** Every call between the ticket's issue and its own first call or end, oldest first. */
function callsWhile(visitId: VisitId, mine: Issued, events: readonly DomainEvent[]): Call[] {
  const calls: Call[] = [];
  for (const event of events) {
    if (event.at < mine.at || event === mine) continue;
    if (event.type === 'visitCalled' && event.payload.visitId !== visitId) calls.push(event);
    const ends = ['visitCalled', 'visitLeft', 'visitRemoved', 'visitExpired', 'visitHeld'].includes(event.type);
    if (ends && 'visitId' in event.payload && event.payload.visitId === visitId) break;
  }
  return calls;
}

/** What this ticket had at that call: its own place among those weighed, or who of its own line was ahead of it. */
function mySentence(
  { payload: { visitId, serviceId, class: visitClass } }: Issued,
  { visitId: called, why }: Call['payload'],
  tickets: ReadonlyMap<VisitId, Issued>,
  numberOf: NumberOf,
): string | null {
  if (why.mode === 'specific') return null;
  const weighed = why.beaten.find((beaten) => beaten.visitId === visitId);
  if (weighed !== undefined) return beatenSentence(numberOf(visitId), weighed, why);
  const head = [called, ...why.beaten.map((beaten) => beaten.visitId)].find((id) => {
    const ticket = tickets.get(id)?.payload;
    return ticket?.serviceId === serviceId && ticket.class === visitClass;
  });
  return head === undefined ? null : say('why.behind', { number: numberOf(visitId), head: numberOf(head) });
}
