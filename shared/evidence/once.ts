import type { DomainEvent } from '../domain/ledger/events.ts';
import { formatTicketNumber } from '../domain/visit/ticketNumber.ts';

/**
 * The first number of a day that two visits had, or null. Memory of a state ends with its day, and what comes late for one
 * that is sealed passes it by: this is looked at wherever a seal is.
 */
export function numberGivenTwice(events: readonly DomainEvent[]): string | null {
  const owners = new Map<string, string>();
  for (const event of events) {
    if (event.type !== 'ticketIssued' && event.type !== 'numberReplaced' && event.type !== 'rollVisitEntered') continue;
    const { visitId } = event.payload;
    const number = formatTicketNumber(event.payload);
    const owner = owners.get(number);
    if (owner !== undefined && owner !== visitId) return number;
    owners.set(number, visitId);
  }
  return null;
}

/** The first visit of a day that answered the survey twice, or null: for what comes after the day, like the numbers. */
export function answeredTwice(events: readonly DomainEvent[]): string | null {
  const answered = new Set<string>();
  for (const event of events) {
    if (event.type !== 'surveyAnswered' || event.payload.visitId === null) continue;
    if (answered.has(event.payload.visitId)) return event.payload.visitId;
    answered.add(event.payload.visitId);
  }
  return null;
}
