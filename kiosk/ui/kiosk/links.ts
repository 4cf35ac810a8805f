import type { GivenTicket } from './givenTicket.ts';

/**
 * What a ticket's QR opens: the page to follow it from a phone. The survey code goes behind `#`, which is never sent to
 * a server: the phone offers the survey with it, and the scanner at the exit reads it. Null for a ticket without codes.
 */
export function trackUrl(
  origin: string,
  { trackingToken, surveyCode }: Pick<GivenTicket, 'trackingToken' | 'surveyCode'>,
): string | null {
  return trackingToken === null ? null : `${origin}/track/${trackingToken}#code=${surveyCode}`;
}
