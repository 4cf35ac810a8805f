import { z } from 'zod';
import { count, instantText, millis, noteText, opaqueId, outcome, reasonBody, visitClass } from './primitives.ts';

/** A visit as staff see it. Nothing in it says who the person is. */
export const visitView = z.object({
  id: opaqueId,
  number: z.string(),
  status: z.enum(['waiting', 'called', 'attending', 'onHold']),
  class: visitClass,
  language: z.string(),
  serviceId: opaqueId,
  serviceName: z.string(),
  institutionName: z.string(),
  stage: z.union([z.literal(1), z.literal(2)]),
  /** When the ticket was taken. */
  issuedAt: instantText,
  /** From when its wait counts: the same, or the hour of an appointment. */
  waitsFrom: instantText,
  /** When it joined the line it is in (or was called from). */
  enteredAt: instantText,
  /** The hour of its appointment; null for a visit without one, and for one that came after its window. */
  bookedFor: instantText.nullable(),
  limitMs: millis,
  calls: count,
  lastCallAt: instantText.nullable(),
  startedAt: instantText.nullable(),
  /** Until when its start may be undone; null when it may not. */
  undoUntil: instantText.nullable(),
  heldAt: instantText.nullable(),
  heldBy: z.enum(['citizen', 'staff']).nullable(),
  /** Of a hold that the person is said to have asked for: whether they said so themself. */
  holdConfirmed: z.boolean().nullable(),
  /** The earlier ticket of the same person that this one stands for too; null when it stands for itself. */
  continues: opaqueId.nullable(),
  counterId: opaqueId.nullable(),
  /** Whether it said who it is: the counter that called it may look. */
  identified: z.boolean(),
  /** Whether colleagues may have written something about it. */
  handled: z.boolean(),
  /** Usual duration of its service, for "elapsed against usual". */
  usualSeconds: count,
  /** What its person came for besides, and nobody has given: given now, or waited for next. Absent where there is nothing. */
  next: z
    .array(z.object({ serviceId: opaqueId, serviceName: z.string() }))
    .min(1)
    .exactOptional(),
  /**
   * Numbers that the same person waits with besides this one, as far as a document tells; absent where there are none. For
   * staff alone: the kiosk never says whether somebody waits.
   */
  alsoHere: z.array(z.string()).min(1).exactOptional(),
});
export type VisitView = z.infer<typeof visitView>;

export const counterView = z.object({
  id: opaqueId,
  label: z.string(),
  status: z.enum(['closed', 'open', 'paused']),
  attendant: z.object({ id: opaqueId, name: z.string() }).nullable(),
  /** Since when it is in the present state (idle, with this visit, paused, open). */
  since: instantText.nullable(),
  pauseReason: z.string().nullable(),
  visit: visitView.nullable(),
  serviceIds: z.array(opaqueId),
  /** The finish or no-show that may still be taken back there, and until when; absent where there is none. */
  undo: z
    .object({ visitId: opaqueId, number: z.string(), of: z.enum(['finish', 'noShow']), until: instantText })
    .exactOptional(),
  /** How many messages whoever attends there has not read; absent: none. */
  unread: count.exactOptional(),
});
export type CounterView = z.infer<typeof counterView>;

const callSentence = z.object({
  mode: z.enum(['next', 'specific']),
  tier: z.string().nullable(),
  sentence: z.string(),
});

/** `POST /counters/{id}/identity`: who the person there said they are; null where the key of that text is gone. */
export const identityShown = z
  .object({
    type: z.enum(['run', 'passport', 'foreignId', 'ipe', 'ipa']),
    value: z.string(),
    country: z.string().nullable(),
  })
  .nullable();
export type IdentityShown = z.infer<typeof identityShown>;

/** `GET /counters/{id}/notes`: what colleagues wrote of the visit that is there, while it is. */
export const visitNotes = z.object({
  notes: z.array(
    z.object({
      at: instantText,
      by: z.string(),
      of: z.enum(['transfer', 'hold', 'specificCall']),
      code: z.string(),
      text: z.string(),
    }),
  ),
});
export type VisitNotes = z.infer<typeof visitNotes>;

/** `GET /desk`: what whoever attends is helped by, and their own day. */
export const deskView = z.object({
  own: z.object({ finished: count, meanSeconds: count.nullable(), since: instantText.nullable() }),
  /** Seconds after which a free counter calls by itself; null where it never does. */
  autoCallSeconds: count.nullable(),
  /** Whether each of several services given must have an outcome of its own. */
  outcomeForEach: z.boolean(),
});
export type DeskView = z.infer<typeof deskView>;

/** `POST /counters/{id}/message`: a few words of a manager to whoever attends there. */
export const messageBody = z.strictObject({ text: noteText.min(1) });

/** `GET /desk/messages`: what one has not read. */
export const unreadMessages = z.object({
  messages: z.array(z.object({ id: opaqueId, at: instantText, by: z.string(), text: z.string() })),
});
export type UnreadMessages = z.infer<typeof unreadMessages>;

/** `GET /counters/{id}/messages`: what was written today to whoever attended there, and who read it when. */
export const sentMessages = z.object({
  messages: z.array(
    z.object({
      id: opaqueId,
      at: instantText,
      by: z.string(),
      to: z.string(),
      text: z.string(),
      readAt: instantText.nullable(),
    }),
  ),
});
export type SentMessages = z.infer<typeof sentMessages>;

/** `GET /services/{id}/guide`: how a procedure is attended. */
export const serviceGuide = z.object({
  name: z.string(),
  steps: z.array(z.object({ title: z.string(), text: z.string() })),
  page: z.string().nullable(),
});
export type ServiceGuide = z.infer<typeof serviceGuide>;

/** Answer of every counter verb; `why` only for calls. */
export const counterAnswer = z.object({ counter: counterView, why: callSentence.nullable() });
export type CounterAnswer = z.infer<typeof counterAnswer>;

export const emptyBody = z.strictObject({});
/** The visit that whoever presses saw at the counter: refused where it is another by then. */
const seen = { visitId: opaqueId.exactOptional() };
export const visitBody = z.strictObject(seen);
export const pauseBody = z.strictObject({ reason: reasonBody });
export const callBody = z.strictObject({ visitId: opaqueId, reason: reasonBody });
export const finishBody = z.strictObject({
  outcome,
  servicesGiven: z.array(opaqueId).min(1).max(10),
  /** How each of several services ended; `outcome` is then what they come to. */
  outcomes: z
    .array(z.strictObject({ serviceId: opaqueId, outcome }))
    .min(2)
    .max(10)
    .exactOptional(),
  note: noteText.optional(),
  ...seen,
});
export const transferBody = z.strictObject({
  ...seen,
  to: z.union([z.strictObject({ serviceId: opaqueId }), z.strictObject({ counterId: opaqueId })]),
  reason: reasonBody,
});
export const holdBody = z.strictObject({ ...seen, by: z.enum(['citizen', 'staff']), reason: reasonBody });
/** Somebody is attended who took no ticket. */
export const walkBody = z.strictObject({ serviceId: opaqueId, reason: reasonBody });
export const unholdBody = z.strictObject({ visitId: opaqueId });
