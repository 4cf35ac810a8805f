import { z } from 'zod';
import { checkInView } from './appointments.ts';
import { languageTag, opaqueId, visitClass } from './primitives.ts';
import { ALSO_AT_MOST, identityBody, ticketView } from './tickets.ts';

/**
 * What a kiosk asks for and gets, in the same words from the touch on its screen, through the service beside the page and
 * its outbox, to the line that leads to the branch's server.
 */

/** Made when the person touches. Every attempt repeats it, so that nothing is given twice. */
const key = z.string().regex(/^[\x21-\x7e]{8,100}$/);

/** A ticket that a person asks for. */
export const ticketRequest = z.strictObject({
  key,
  serviceId: opaqueId,
  /** Other services that the person came for, after that one. */
  also: z.array(opaqueId).min(1).max(ALSO_AT_MOST).exactOptional(),
  class: visitClass,
  /** The person's, in which ticket and paper speak. */
  language: languageTag,
  /** Asked for although the same person already waits for the same service (`ticket.alreadyWaiting`). */
  again: z.boolean().default(false),
  /** Kept in memory and passed on to the server; it is never written down on a kiosk. */
  identity: identityBody.exactOptional(),
});
export type TicketRequest = z.infer<typeof ticketRequest>;

const arrival = {
  key,
  /** The language that the ticket is to have; absent, the one that was booked. */
  ticketLanguage: languageTag.exactOptional(),
  /** Asked for although a ticket waits under the person's number (`ticket.alreadyWaiting`): it is not theirs. */
  again: z.literal(true).exactOptional(),
};
const byCode = z.strictObject({ ...arrival, code: z.string().min(4).max(40) });
/** The identity is passed on to the server like a ticket's, and like it never written down. */
const byIdentity = z.strictObject({ ...arrival, identity: identityBody });

/** The person of an appointment has come, known by its code or by who they are. */
export const checkInRequest = z.union([byCode, byIdentity]);
export type CheckInRequest = z.infer<typeof checkInRequest>;
/** How the person of an appointment says who has come. */
export type Who = Pick<z.infer<typeof byCode>, 'code'> | Pick<z.infer<typeof byIdentity>, 'identity'>;

/** A ticket as its person gets it, on screen and on paper. */
export const givenTicket = ticketView
  .pick({
    number: true,
    issuedAt: true,
    bookedFor: true,
    class: true,
    serviceName: true,
    institutionName: true,
    branchName: true,
    expected: true,
  })
  .extend({
    visitId: opaqueId,
    /** Names of what comes after `serviceName`, of a ticket for several. */
    also: z.array(z.string()).default([]),
    /** `block`: one of the kiosk's reserved numbers, given while the server was away. */
    source: z.enum(['server', 'block']),
    /** Null where nothing is known of the line. */
    ahead: ticketView.shape.ahead.nullable(),
    /** Null for a machine that was never granted codes. */
    surveyCode: ticketView.shape.surveyCode.nullable(),
    /** What the QR opens, the same on paper and on screen; null without a public address or codes. */
    link: z.string().nullable(),
    /** Of a person who came for an appointment: its hour, and whether its window was over. Null for every other ticket. */
    booked: checkInView.shape.booked.nullable(),
  });
export type GivenTicket = z.infer<typeof givenTicket>;

/** What explains a refusal, by name. */
export type RefusalFacts = Readonly<Record<string, string | number>>;

/**
 * Why there is no ticket. `away`: nobody answered, so it may or may not have been done. `refused`: the server said no, or
 * the kiosk has no number of its own left (`noBlock`: it was never granted any for that series and date; `blockExhausted`).
 */
export const refusal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('away') }),
  z.object({
    kind: z.literal('refused'),
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
]);
export type Refusal = z.infer<typeof refusal>;

export const AWAY: Refusal = { kind: 'away' };

export function refused(code: string, facts: RefusalFacts = {}): Refusal {
  return { kind: 'refused', code, facts };
}
