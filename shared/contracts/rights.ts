import { z } from 'zod';
import { BREACH_DATA, BREACH_STEPS, PROOFS, RIGHTS } from '../domain/rights/kinds.ts';
import { businessDate, instantText, opaqueId } from './primitives.ts';
import { identityBody } from './tickets.ts';

const right = z.enum(RIGHTS);
const petitioner = z.enum(['person', 'representative']);
const proof = z.enum(PROOFS);
const outcome = z.enum(['granted', 'partly', 'denied']);
const words = z.string().trim().min(3).max(4000);
const count = z.int().min(0);

/** `POST /rights`: somebody asks about their data, and showed who they are. */
export const requestRightBody = z.strictObject({
  right,
  receivedOn: businessDate.optional(),
  petitioner,
  proof,
  /** The person whose data it is about, whoever asks. */
  identity: identityBody,
  name: z.string().trim().min(2).max(120),
  /** Where it is answered. */
  contact: z.string().trim().min(3).max(300),
  words: words.optional(),
});

export const requestRightAnswer = z.object({ id: opaqueId, number: count, dueDate: businessDate });

const kept = z.object({
  what: z.enum([
    'openCase',
    'complaint',
    'openVisit',
    'bookingAhead',
    'mailWaiting',
    'staffNote',
    'recognition',
    'request',
  ]),
  id: z.string().nullable(),
});
export type KeptView = z.infer<typeof kept>;

const rightsRequest = z.object({
  id: opaqueId,
  number: count,
  right,
  receivedOn: businessDate,
  registeredAt: instantText,
  dueDate: businessDate,
  /** Its term is over, and it is open. */
  late: z.boolean(),
  petitioner,
  proof,
  registeredBy: z.string(),
  looks: count,
  /** Who asked for the erasure that waits for a second person. */
  erasureAskedBy: z.object({ name: z.string(), yours: z.boolean() }).nullable(),
  erased: z.boolean(),
  blocked: z.boolean(),
  rectified: z.boolean(),
  answeredAt: instantText.nullable(),
  outcome: outcome.nullable(),
});
export type RightsRequestView = z.infer<typeof rightsRequest>;

const breachView = z.object({
  id: opaqueId,
  number: count,
  noticedOn: businessDate,
  recordedAt: instantText,
  people: count,
  data: z.array(z.enum(BREACH_DATA)),
  risk: z.enum(['low', 'high']),
  /** Null where its time of being kept is over. */
  what: z.string().nullable(),
  closed: z.boolean(),
  steps: z.array(
    z.object({ step: z.enum(BREACH_STEPS), on: businessDate, by: z.string(), words: z.string().nullable() }),
  ),
});
export type BreachView = z.infer<typeof breachView>;

/** `GET /rights`: what was asked, with nothing of who asked; breaches; and what retention destroyed. */
export const rightsView = z.object({
  requests: z.array(rightsRequest),
  breaches: z.array(breachView),
  /** Days of the calendar in which a request is answered. */
  answerDays: count,
  retention: z.object({
    /** Days for which each kind of text is kept, as they are in force. */
    terms: z.array(z.object({ purpose: z.string(), days: count })),
    /** The last times that keys were destroyed because their term was over, the newest first. */
    log: z.array(
      z.object({
        at: instantText,
        purpose: z.string(),
        keys: count,
        /** What was of a date before this one. */
        until: businessDate,
      }),
    ),
  }),
});
export type RightsView = z.infer<typeof rightsView>;

/** `GET /rights/{id}/history`: every step with who did it. */
export const rightsHistory = z.object({
  steps: z.array(
    z.object({
      at: instantText,
      by: z.string(),
      what: z.enum([
        'requested',
        'lookedUp',
        'lookedInto',
        'erasureAsked',
        'erased',
        'blocked',
        'unblocked',
        'rectified',
        'read',
        'answered',
      ]),
      /** Of an erasure. */
      keys: count.nullable(),
      kept: z.array(kept),
    }),
  ),
});
export type RightsHistory = z.infer<typeof rightsHistory>;

/** `POST /rights/{id}/look`: what the branch holds; sealed texts only where the request is one of access or portability. */
export const personHoldings = z.object({
  format: z.literal('turno25.datos.v1'),
  branch: z.string(),
  at: instantText,
  person: z.object({ type: z.string(), document: z.string(), name: z.string(), contact: z.string() }).nullable(),
  words: z.string().nullable(),
  /** Whether what is sealed is shown. */
  content: z.boolean(),
  visits: z.array(
    z.object({
      id: opaqueId,
      number: z.string(),
      serviceName: z.string(),
      class: z.string(),
      issuedAt: instantText,
      startedAt: instantText.nullable(),
      endedAt: instantText.nullable(),
      endedAs: z.string().nullable(),
      /** Their document is still kept with it. */
      identified: z.boolean(),
      texts: z.array(z.string()),
    }),
  ),
  bookings: z.array(
    z.object({
      id: opaqueId,
      at: instantText,
      serviceName: z.string(),
      status: z.string(),
      reference: z.string().nullable(),
    }),
  ),
  cases: z.array(
    z.object({
      folio: z.string(),
      kind: z.string(),
      institutionName: z.string(),
      receivedAt: instantText,
      closedAt: instantText.nullable(),
      replyChannel: z.string(),
      text: z.string().nullable(),
      name: z.string().nullable(),
      document: z.string().nullable(),
      replyTo: z.string().nullable(),
      reply: z.string().nullable(),
      files: count,
    }),
  ),
  /** What an erasure would destroy now, and what would stay. */
  erasure: z.object({ keys: count, kept: z.array(kept) }),
});
export type PersonHoldings = z.infer<typeof personHoldings>;

/** `POST /rights/{id}/erase`: the first person asks (`asked`), the second one does it (`erased`). */
export const eraseAnswer = z.object({ state: z.enum(['asked', 'erased']), keys: count, kept: z.array(kept) });

/** `POST /rights/{id}/rectify`: what is not said stays as it is. */
export const rectifyBody = z
  .strictObject({
    folio: z.string().trim().min(8).max(120),
    name: z.string().trim().min(2).max(120).optional(),
    identity: identityBody.optional(),
    replyTo: z.string().trim().min(5).max(300).optional(),
  })
  .refine(({ name, identity, replyTo }) => name !== undefined || identity !== undefined || replyTo !== undefined, {
    message: 'no dice qué se rectifica',
  });

/** `POST /rights/{id}/answer`. */
export const answerRightBody = z.strictObject({ outcome, reply: words });

/** `POST /rights/{id}/read`: who asked, what, and what was answered; null where its time of being kept is over. */
export const rightsContent = z.object({
  person: personHoldings.shape.person,
  words: z.string().nullable(),
  reply: z.string().nullable(),
});
export type RightsContent = z.infer<typeof rightsContent>;

/** `POST /breaches`. */
export const breachBody = z.strictObject({
  noticedOn: businessDate,
  people: z.int().min(0).max(1_000_000),
  data: z.array(z.enum(BREACH_DATA)).min(1).max(BREACH_DATA.length),
  risk: z.enum(['low', 'high']),
  what: words,
});

/** `POST /breaches/{id}/notes`. */
export const breachNoteBody = z.strictObject({
  step: z.enum(BREACH_STEPS),
  on: businessDate,
  words: words.optional(),
});
