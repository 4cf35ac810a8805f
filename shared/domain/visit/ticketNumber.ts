import type { Series } from '../ids.ts';

/** What is printed on the paper: a series and a number that counts on past 999 and never wraps within a day. */
export type TicketNumber = { readonly series: Series; readonly number: number };

/** Writes a ticket's number the one way it is written everywhere: `A-015`, `A-1000`. */
export function formatTicketNumber(ticket: TicketNumber): string {
  return `${ticket.series}-${String(ticket.number).padStart(3, '0')}`;
}
