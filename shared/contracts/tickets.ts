import { z } from 'zod';
import { parseRun } from '../domain/identity/run.ts';
import { ticketReceipt } from '../evidence/receipt.ts';
import {
  businessDate,
  channel,
  count,
  expectedWait,
  instantText,
  languageTag,
  noteText,
  opaqueId,
  reasonBody,
  visitClass,
} from './primitives.ts';

const exclusionDocument = z.strictObject({
  format: z.literal('turno25.exclusion.v1'),
  branchId: opaqueId,
  date: businessDate,
  visitId: opaqueId,
  code: z.enum(['testTicket', 'duplicate', 'contingency']),
  /** A number of an act and nothing else: the document stays in the ledger as it is. */
  act: z.string().regex(/^[\p{L}. °]{2,30} ?\d{1,6}(\/\d{4})?$/u),
  publicKey: z.string().max(500),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  signature: z.string().max(200),
});

/** An identity is never needed for a ticket; it is encrypted on arrival and never shown again in full. */
export const identityBody = z
  .strictObject({
    type: z.enum(['run', 'passport', 'foreignId', 'ipe', 'ipa']),
    value: z.string().trim().min(3).max(40),
    country: z.string().length(2).optional(),
    /**
     * Read from the card that the person held up. A number that was typed may be anybody's: it finds no ticket and no
     * appointment, and nothing in the answer tells whether there is one.
     */
    fromCard: z.boolean().optional(),
  })
  .refine(({ type, value }) => type !== 'run' || parseRun(value).ok, {
    path: ['value'],
    message: 'el RUN no es válido',
  });

export type IdentityBody = z.infer<typeof identityBody>;

/** How many services a ticket is for besides the first. */
export const ALSO_AT_MOST = 2;

export const issueTicketBody = z.strictObject({
  /** Given by the kiosk on touch, so that a lost acknowledgement can be told; absent, the server chooses. */
  visitId: z.uuid().optional(),
  /** Asked for although the same person already waits for the same service (`ticket.alreadyWaiting`). */
  again: z.boolean().default(false),
  serviceId: opaqueId,
  /** Other services that the person came for: each waits from the end of the one before, with its own limit. */
  also: z.array(opaqueId).min(1).max(ALSO_AT_MOST).optional(),
  class: visitClass,
  channel: channel.default('inPerson'),
  language: languageTag.default('es-CL'),
  identity: identityBody.optional(),
  /** Token of the same person's earlier ticket: their paper scanned, or their telephone's page. */
  earlierToken: z
    .string()
    .regex(/^[A-Za-z0-9_-]{10,64}$/)
    .optional(),
});
export type IssueTicketBody = z.input<typeof issueTicketBody>;

export const ticketView = z.object({
  id: opaqueId,
  /** As written everywhere: `A-015`. */
  number: z.string(),
  series: z.string(),
  sequence: z.int().positive(),
  issuedAt: instantText,
  /** The hour of an appointment that was checked in in its window; null for every other ticket. */
  bookedFor: instantText.nullable().default(null),
  class: visitClass,
  serviceId: opaqueId,
  serviceName: z.string(),
  institutionName: z.string(),
  branchName: z.string(),
  /** What comes after that service, of a ticket for several; absent where nothing does. */
  also: z.array(z.object({ serviceId: opaqueId, serviceName: z.string() })).exactOptional(),
  /** People who wait for the same counters and came before. */
  ahead: count,
  /** Null while no open counter gives the service: no honest figure exists. */
  expected: expectedWait.nullable(),
  trackingToken: z.string(),
  /** One-time code for the exit survey, typed or in the ticket's QR. */
  surveyCode: z.string(),
  /** Of an issue: what the kiosk keeps, should the ledger lose it. */
  receipt: ticketReceipt.optional(),
});
export type TicketView = z.infer<typeof ticketView>;

/** The same as staff get it who take a ticket for somebody: the codes are for whoever holds the paper. */
export const ticketForStaff = ticketView.partial({ trackingToken: true, surveyCode: true });

/**
 * `POST /tickets/reprint`: a ticket that its person already has, on this kiosk's paper. By the code of the paper, of the
 * appointment, or by the card of whoever waits with that ticket.
 */
export const reprintBody = z.union([
  z.strictObject({ code: z.string().min(4).max(64) }),
  z.strictObject({ visitId: opaqueId, identity: identityBody }),
]);
export type ReprintBody = z.input<typeof reprintBody>;

export const trackView = z.object({
  number: z.string(),
  status: z.enum(['waiting', 'called', 'attending', 'onHold', 'finished', 'noShow', 'left', 'removed', 'expired']),
  serviceName: z.string(),
  branchName: z.string(),
  issuedAt: instantText,
  ahead: count.nullable(),
  expected: expectedWait.nullable(),
  counterLabel: z.string().nullable(),
  /** A pause that staff say this person asked for and that they may confirm here; only they can. */
  holdToConfirm: z.boolean().default(false),
});
export type TrackView = z.infer<typeof trackView>;

export const removeBody = z.strictObject({ reason: reasonBody });
/** `POST /tickets/{id}/again`: another ticket for the person of an earlier one; without a service, the same one. */
export const againBody = z.strictObject({ serviceId: opaqueId.optional() });
/** What staff are told of a ticket that they took for somebody: its number, and none of its codes. */
export const againAnswer = z.object({ id: opaqueId, number: z.string() });
/** `POST /tickets/confirm-hold`: a person's paper at a kiosk, by what its codes say: that of its link, or that of the survey. */
export const confirmHoldBody = z.union([
  z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{10,64}$/) }),
  z.strictObject({ code: z.string().min(4).max(20) }),
]);
/** `GET /tickets/pause/{code}`: whose paper it is, and whether its person may say that they asked for a pause. */
export const pauseView = z.object({ number: z.string(), toConfirm: z.boolean() });
export type PauseView = z.infer<typeof pauseView>;
export const excludeBody = z.strictObject({
  code: z.enum(['testTicket', 'duplicate', 'contingency']),
  act: noteText.min(1).optional(),
  reason: reasonBody,
  /** Of the centre, signed, for a day that is over. */
  document: exclusionDocument.optional(),
});
/** `asked`: a second person has to ask for the same before it is excluded. */
export const excludeAnswer = z.object({ state: z.enum(['asked', 'excluded']) });

export const exclusionView = z.object({
  code: excludeBody.shape.code,
  /** Null where there is none, or its key was destroyed. */
  act: z.string().nullable(),
  /** What stands for it in figures and evidence. */
  mark: z.string().nullable(),
  by: z.string(),
  at: instantText,
});

/** Why a ticket was called before others, in the words of staff and citizens. */
export const whyView = z.object({
  number: z.string(),
  called: z
    .object({
      at: instantText,
      mode: z.enum(['next', 'specific']),
      policy: z.string().nullable(),
      tier: z.string().nullable(),
      sentence: z.string(),
    })
    .nullable(),
  beaten: z.array(z.object({ number: z.string(), sentence: z.string() })),
  /** Who was called while this one waited, by counters that could have called it: the latest first. */
  before: z.array(
    z.object({
      number: z.string(),
      at: instantText,
      counterLabel: z.string(),
      sentence: z.string(),
      /** What this ticket had at that call; null for a call that an attendant picked. */
      mine: z.string().nullable(),
    }),
  ),
  /** Calls in that time by counters that do not give its service. */
  elsewhere: count,
});
export type WhyView = z.infer<typeof whyView>;
