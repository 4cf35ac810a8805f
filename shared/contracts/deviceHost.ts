import { z } from 'zod';
import { checkInView } from './appointments.ts';
import { oirsPaper, testPaper } from './paper.ts';
import { count, languageTag, opaqueId, visitClass } from './primitives.ts';
import { identityBody, ticketView } from './tickets.ts';

/**
 * What a kiosk's page and the service beside it on the same machine say to each other, over HTTP and socket.io on
 * loopback. Every call carries the token that the service was started with.
 */
export const printerStatus = z.enum(['ready', 'paperLow', 'paperOut', 'coverOpen', 'offline', 'unknown']);
export const attachment = z.enum(['connected', 'disconnected']);
export const button = z.enum(['previous', 'next', 'confirm', 'back', 'repeat', 'help', 'louder', 'softer']);
export type ButtonName = z.infer<typeof button>;

/** `GET /status` and the event `status`. A device that the kiosk does not have is null. */
export const hostStatus = z.object({
  printer: printerStatus.nullable(),
  scanner: attachment.nullable(),
  buttons: attachment.nullable(),
  /** Whether the server answered last time. */
  server: attachment,
  outbox: z.object({ undelivered: count, refused: count, unprinted: count }),
  /** Reserved numbers that are left for today, by series: what the kiosk can give without the server. */
  numbers: z.array(z.object({ series: z.string(), left: count })),
});
export type HostStatus = z.infer<typeof hostStatus>;

/** The event `scan`: of an identity card the RUN, and nothing else. */
export const scanEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'),
    card: z.enum(['qr', 'pdf417']),
    run: z.object({ body: z.string(), checkDigit: z.string() }),
  }),
  z.object({ kind: z.literal('surveyCode'), code: z.string() }),
  z.object({ kind: z.literal('bookingCode'), code: z.string() }),
  z.object({ kind: z.literal('unreadable'), reason: z.enum(['notKnown', 'checkDigit']) }),
]);
export type ScanEvent = z.infer<typeof scanEvent>;

const address = z
  .url({ protocol: /^https?$/ })
  .max(160)
  .nullable()
  .default(null);
/** How the paper speaks, and where a telephone finds the branch. */
const paperTerms = {
  language: languageTag,
  zone: z.string().min(3).max(40),
  /** As the branch's catalogue says; null: as the service was configured. */
  publicAddress: address,
  /** Where the page itself came from: what is left when neither says anything. */
  pageAddress: address,
};
const words = z.string().trim().min(1).max(120);

/** `POST /tickets`: one tap. The key is made on touch; the words are the catalogue's, for a ticket given alone. */
export const hostTicketBody = z.strictObject({
  key: z.string().regex(/^[\x21-\x7e]{8,100}$/),
  serviceId: opaqueId,
  series: z.string().regex(/^[A-Z]{1,3}$/),
  class: visitClass,
  institution: words,
  branch: words,
  service: words,
  ...paperTerms,
  /** Asked for although the same person already waits for the same service. */
  again: z.boolean().default(false),
  /** Kept in memory and passed on to the server; it is never written down on this machine. */
  identity: identityBody.exactOptional(),
});
export type HostTicketBody = z.input<typeof hostTicketBody>;

/** `POST /tickets/{id}/copy`: the paper of a ticket that its person already has, whichever kiosk gave it. */
export const hostCopyBody = z.strictObject(paperTerms);
export type HostCopyBody = z.input<typeof hostCopyBody>;

export const hostTicket = z.object({
  visitId: z.string(),
  number: z.string(),
  source: z.enum(['server', 'block']),
  issuedAt: z.iso.datetime({ precision: 3 }),
  /** Null for a ticket given from the reserved numbers: nothing is known of the line. */
  view: ticketView.nullable(),
  /** What the QR opens, the same on paper and on screen; null without a public address or codes. */
  link: z.string().nullable(),
  surveyCode: z.string().nullable(),
});
export type HostTicket = z.infer<typeof hostTicket>;

/**
 * `POST /check-ins`: the person of an appointment has come, known by its code or by who they are. Only the server knows
 * appointments: without it there is no answer, and the person may take an ordinary ticket.
 */
export const hostCheckInBody = z
  .strictObject({
    key: z.string().regex(/^[\x21-\x7e]{8,100}$/),
    code: z.string().min(4).max(40).exactOptional(),
    /** Kept in memory and passed on to the server; it is never written down on this machine. */
    identity: identityBody.exactOptional(),
    /** The language that the ticket is to have; absent, the one that was booked. */
    ticketLanguage: languageTag.exactOptional(),
    ...paperTerms,
  })
  .refine(({ code, identity }) => (code === undefined) !== (identity === undefined), { message: 'one of the two' });
export type HostCheckInBody = z.input<typeof hostCheckInBody>;

export const hostCheckIn = z.object({ ticket: hostTicket, booked: checkInView.shape.booked });
export type HostCheckIn = z.infer<typeof hostCheckIn>;

/** The answer with status 409 when nobody was checked in: the server's own code and what explains it. */
export const hostCheckInRefusal = z.object({
  code: z.enum(['refused', 'serverAway']),
  refusal: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type HostCheckInRefusal = z.infer<typeof hostCheckInRefusal>;

/** The answer with status 409 when there is no ticket. */
export const hostRefusal = z.object({
  code: z.enum(['noBlock', 'blockExhausted', 'refused', 'serverAway']),
  /** The server's own code, when it said no. */
  refusal: z.string().nullable(),
  /** Of `ticket.alreadyWaiting`: the ticket that the person has. */
  facts: z.object({ number: z.string(), visitId: z.string() }).nullable(),
});
export type HostRefusal = z.infer<typeof hostRefusal>;

/** The event `print`: what became of a ticket's paper. `mayBeOut`: part or all of it may have come out. */
export const printEvent = z.object({
  visitId: z.string(),
  printed: z.boolean(),
  status: printerStatus,
  mayBeOut: z.boolean(),
});
export type PrintEvent = z.infer<typeof printEvent>;

/** `POST /print`: papers that are no tickets. */
export const hostPrintBody = z.discriminatedUnion('kind', [oirsPaper, testPaper]);
export const hostPrintAnswer = z.object({ printed: z.boolean(), status: printerStatus, mayBeOut: z.boolean() });

/** `POST /prepare`: reserve numbers and measure the clock for the branch's zone. */
export const hostPrepareBody = z.strictObject({ zone: z.string().min(3).max(40) });

/** `POST /dock`, in development only: take the paper out, unplug, scan, press, cut the network. */
export const dockBody = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('paper'), state: z.enum(['ok', 'low', 'out']) }),
  z.strictObject({ what: z.literal('cover'), state: z.enum(['open', 'closed']) }),
  z.strictObject({ what: z.literal('accident'), kind: z.enum(['paperOut', 'coverOpen', 'reset']) }),
  z.strictObject({ what: z.literal('printer'), plugged: z.boolean() }),
  z.strictObject({ what: z.literal('scanner'), plugged: z.boolean() }),
  z.strictObject({ what: z.literal('buttons'), plugged: z.boolean() }),
  z.strictObject({ what: z.literal('scan'), text: z.string().max(1_000) }),
  z.strictObject({ what: z.literal('press'), button }),
  z.strictObject({ what: z.literal('network'), connected: z.boolean() }),
]);
export type DockBody = z.infer<typeof dockBody>;
/** `GET /dock`: what there is to play with, and the papers that came out, the last one first. */
export const dockState = z.object({
  network: z.boolean(),
  papers: z.array(z.object({ text: z.string(), svg: z.string(), whole: z.boolean() })),
});
