import type { Series } from '../ids.ts';

/** What is printed on the paper: a series and a number that counts on past 999 and never wraps within a day. */
export type TicketNumber = { readonly series: Series; readonly number: number };

/** Writes a ticket's number the one way it is written everywhere: `A-015`, `A-1000`. */
export function formatTicketNumber(ticket: TicketNumber): string {
  return `${ticket.series}-${String(ticket.number).padStart(3, '0')}`;
}

/** A number as somebody types it: `A-015`, `a15`; null for anything else. */
export function readTicketNumber(text: string): TicketNumber | null {
  const match = /^\s*(\p{L}{1,3})[\s-]*0*(\d{1,6})\s*$/u.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { series: match[1].toUpperCase(), number: Number(match[2]) };
}
