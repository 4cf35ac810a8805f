import type { DomainEvent } from '../domain/ledger/events.ts';
import { formatTicketNumber } from '../domain/visit/ticketNumber.ts';

/**
 * The first number of a day that two visits had, or null. Memory of a state ends with its day, and what comes late for one
 * that is sealed passes it by: this is looked at wherever a seal is.
 */
export function numberGivenTwice(events: readonly DomainEvent[]): string | null {
  const owners = new Map<string, string>();
  for (const event of events) {
    if (event.type !== 'ticketIssued' && event.type !== 'numberReplaced') continue;
    const { visitId } = event.payload;
    const number = formatTicketNumber(event.payload);
    const owner = owners.get(number);
    if (owner !== undefined && owner !== visitId) return number;
    owners.set(number, visitId);
  }
  return null;
}
