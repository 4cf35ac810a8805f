import { z } from 'zod';
import { count, expectedWait, instantText, languageTag, visitClass } from './primitives.ts';
import { ALSO_AT_MOST } from './tickets.ts';

const line = z.string().trim().min(1).max(120);
const zone = z.string().min(3).max(40);
/** Its payload is written in ASCII by the host; a QR of more than 300 letters is too dense for a thermal head. */
const link = z.url({ protocol: /^https?$/ }).max(300);

/** The person's, in which the paper speaks; names of services and institutions stay as they are. */
const language = languageTag.default('es-CL');

/** A person's ticket as it comes out on paper. What is not known (an offline ticket's wait) is null and leaves no line. */
export const ticketPaper = z.strictObject({
  kind: z.literal('ticket'),
  language,
  institution: line,
  branch: line,
  /** As written everywhere: `A-015`. */
  number: z.string().regex(/^[A-Z]{1,3}-\d{3,6}$/),
  service: line,
  /** Names of what comes after it, of a ticket for several. */
  also: z.array(line).max(ALSO_AT_MOST).default([]),
  class: visitClass,
  issuedAt: instantText,
  /** The hour of an appointment that was checked in in its window. */
  bookedFor: instantText.nullable().default(null),
  zone,
  ahead: count.nullable(),
  expected: expectedWait.nullable(),
  qr: z.strictObject({ leadsTo: z.enum(['track', 'survey']), url: link }).nullable(),
  surveyCode: z.string().max(20).nullable(),
  /** Printed before, or perhaps printed before a crash: the paper says so. */
  copy: z.boolean().default(false),
  /** Digits of a recent end of the branch's ledger: with them the paper itself bears witness. */
  seal: z
    .string()
    .regex(/^\d{1,15}-[0-9A-F]{8}$/)
    .nullable()
    .default(null),
  /** Of a branch of practice: worth nothing. */
  practice: z.boolean().default(false),
});
export type TicketPaper = z.infer<typeof ticketPaper>;

export const oirsPaper = z.strictObject({
  kind: z.literal('oirs'),
  language,
  institution: line,
  branch: line,
  type: z.enum(['consulta', 'reclamo', 'sugerencia', 'felicitacion', 'solicitud']),
  folio: z.string().regex(/^[A-Z0-9][A-Z0-9-]{3,39}$/),
  receivedAt: instantText,
  zone,
  url: link.nullable(),
  /** With the folio it opens the case; absent from kiosks of before. */
  code: z.string().max(20).optional(),
  copy: z.boolean().default(false),
});
export type OirsPaper = z.infer<typeof oirsPaper>;

/** What a technician prints to see letters, sizes, width, QR and cut. */
export const testPaper = z.strictObject({
  kind: z.literal('test'),
  branch: line,
  device: line,
  at: instantText,
  zone,
});
export type TestPaper = z.infer<typeof testPaper>;

/** What staff ask for from the branch's pages to see that paper comes out: short, without a number, and it says that it is no ticket. */
const slipPaper = z.strictObject({
  kind: z.literal('slip'),
  branch: line,
  device: line,
  at: instantText,
  zone,
});
export type SlipPaper = z.infer<typeof slipPaper>;

const paper = z.discriminatedUnion('kind', [ticketPaper, oirsPaper, testPaper, slipPaper]);
export type Paper = z.infer<typeof paper>;
