import type { TicketView } from '@turno25/shared/contracts/tickets.ts';

/**
 * What a ticket's QR opens: the page to follow it from a phone. The survey code goes behind `#`, which is never sent to
 * a server: the phone offers the survey with it, and the scanner at the exit reads it.
 */
export function trackUrl(origin: string, { trackingToken, surveyCode }: TicketView): string {
  return `${origin}/track/${trackingToken}#code=${surveyCode}`;
}
