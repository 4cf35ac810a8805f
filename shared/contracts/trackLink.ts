/** The codes of a ticket: one to follow it with, one for the survey. */
export type TicketCodes = { readonly trackingToken: string; readonly surveyCode: string };

/**
 * What a ticket's QR opens, on paper and on screen: the page to follow it from a phone. The survey code goes behind `#`,
 * which is never sent to a server: the phone offers the survey with it, and the scanner at the exit reads it.
 */
export function trackLink(address: string, { trackingToken, surveyCode }: TicketCodes): string {
  return `${address}/track/${trackingToken}#code=${surveyCode}`;
}

/** The same without the code of the survey: of a ticket that staff took, whose survey nobody is to answer for its person. */
export function followLink(address: string, trackingToken: string): string {
  return `${address}/track/${trackingToken}`;
}
