import { z } from 'zod';
import { ticketReceipt } from '../evidence/receipt.ts';
import { businessDate, count, instantText, languageTag, opaqueId, visitClass } from './primitives.ts';
import { ALSO_AT_MOST } from './tickets.ts';

/** What the kiosk believes that the server's clock is ahead of its own by, milliseconds. A help for the estimate: nothing is certain by it. */
const clockOffsetMs = z.int().min(-31_536_000_000).max(31_536_000_000);

/** Numbers that a kiosk may give by itself on a date when the server is away. */
const numberBlock = z.strictObject({
  series: z.string().regex(/^[A-Z]{1,3}$/),
  businessDate,
  from: z.int().positive(),
  to: z.int().positive(),
});
export type NumberBlockView = z.infer<typeof numberBlock>;

/**
 * A visit that does not exist yet, with the codes that its ticket will carry. A kiosk uses one for each tap, so that the
 * paper has its codes whether or not the server answers.
 */
const pass = z.strictObject({
  visitId: z.uuid(),
  trackingToken: z.string().min(10).max(64),
  surveyCode: z.string().min(4).max(20),
});
export type Pass = z.infer<typeof pass>;

export const blocksBody = z.strictObject({
  dates: z.array(businessDate).min(1).max(8),
  /** How many passes the kiosk lacks. */
  passes: z.int().min(0).max(500).default(0),
});

/** `POST /devices/blocks`: what the kiosk holds for today and the coming dates, new blocks included. */
export const blocksView = z.object({
  blocks: z.array(numberBlock),
  passes: z.array(pass),
  /** The server's instant, to measure the kiosk's offset by. */
  now: instantText,
});

/** `POST /deliveries`: one ticket that the kiosk gave by itself. Sent in order, with one key per ticket however often it is sent. */
export const deliveryBody = z.strictObject({
  visitId: z.uuid(),
  series: z.string().regex(/^[A-Z]{1,3}$/),
  number: z.int().positive(),
  businessDate,
  serviceId: opaqueId,
  /** Other services that the person came for, after that one; absent: none, or of an older kiosk. */
  also: z.array(opaqueId).min(1).max(ALSO_AT_MOST).optional(),
  class: visitClass,
  language: languageTag,
  /** By the kiosk's own clock, uncorrected. */
  issuedAt: instantText,
  clockOffsetMs,
  /** Whether the paper came out. */
  printed: z.boolean(),
  /** The run of the kiosk in which the ticket was given, and its monotonic count then, ms; absent: of an older kiosk, or unknown. */
  counted: z.strictObject({ run: z.uuid(), atMs: z.int().nonnegative() }).optional(),
});

/**
 * Header of every request of a kiosk that counts: its run and its monotonic count now, `<uuid> <ms>`. With it the server
 * itself measures how long ago something happened, whatever the kiosk's clock shows.
 */
export const COUNT_HEADER = 'x-turno25-count';

/** The run and the count of a header; null for none, or for another text. */
export function readCount(header: unknown): { readonly run: string; readonly nowMs: number } | null {
  const match = typeof header === 'string' ? /^([0-9a-f-]{36}) (\d{1,15})$/.exec(header) : null;
  return match?.[1] === undefined ? null : { run: match[1], nowMs: Number(match[2]) };
}

export const deliveryAnswer = z.object({
  visitId: opaqueId,
  number: z.string(),
  late: z.boolean(),
  /** Of a revoked kiosk: kept without effect until somebody of the branch decides. */
  setAside: z.literal(true).optional(),
  receipt: ticketReceipt.optional(),
});

const share = z.object({ num: count, den: count });
const shares = z.object({ official: share, strict: share }).nullable();

/** `GET /devices/set-aside`: what a revoked kiosk brought of a date, and what the date's standard is without and with it. */
export const setAsideView = z.object({
  deviceId: opaqueId,
  name: z.string(),
  date: businessDate,
  tickets: count,
  /** Those whose paper the kiosk saw come out. */
  printed: count,
  /** First and last instant at which they would count as taken. */
  from: instantText,
  to: instantText,
  /** When the server first heard of the first of them. */
  receivedAt: instantText,
  services: z.array(z.object({ name: z.string(), tickets: count })),
  /** `closed`: they would expire at its closing, and its seal gets an amendment. `never`: they would bring the day with them. */
  day: z.enum(['open', 'closed', 'never']),
  /** Null where the day was never opened. */
  before: shares,
  after: shares,
});
export type SetAsideView = z.infer<typeof setAsideView>;

/** All of a kiosk and a date together: nobody chooses among people. */
export const approveSetAsideBody = z.strictObject({ date: businessDate });
export const dismissSetAsideBody = z.strictObject({ date: businessDate, code: z.enum(['stolen', 'test', 'repeated']) });

/** `POST /devices/blocks/exhausted`: a series of which the kiosk had no number left while the server was away. */
export const exhaustedBody = z.strictObject({
  series: z.string().regex(/^[A-Z]{1,3}$/),
  businessDate,
  /** By the kiosk's own clock, uncorrected: when the first person found none. */
  at: instantText,
  clockOffsetMs,
});
export type ExhaustedBody = z.infer<typeof exhaustedBody>;

/**
 * `POST /tickets/{id}/print`: what became of the paper; `status` names the printer's trouble, null when it came out.
 * `abandoned`: the kiosk went down before it heard of the ticket, so nobody has it.
 */
export const printBody = z.strictObject({
  status: z.enum(['paperLow', 'paperOut', 'coverOpen', 'offline', 'unknown', 'abandoned']).nullable(),
  copy: z.boolean(),
});
/** Sequence number of the event. */
export const recorded = z.object({ recorded: count });
