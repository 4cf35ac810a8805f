import { z } from 'zod';
import { testOutcome } from './asks.ts';
import { oirsPaper, testPaper } from './paper.ts';
import { count, languageTag, opaqueId } from './primitives.ts';
import { type CheckInRequest, checkInRequest, ticketRequest } from './ticketOffice.ts';
import { ALSO_AT_MOST, identityBody } from './tickets.ts';

/**
 * What a kiosk's page and the service beside it on the same machine say to each other, over HTTP and socket.io on
 * loopback. Every call carries the token that the service was started with.
 */
export const printerStatus = z.enum(['ready', 'paperLow', 'paperOut', 'coverOpen', 'offline', 'unknown']);
export const attachment = z.enum(['connected', 'disconnected']);
const button = z.enum(['previous', 'next', 'confirm', 'back', 'repeat', 'help', 'louder', 'softer']);
export type ButtonName = z.infer<typeof button>;

/** `GET /status` and the event `status`. A device that the kiosk does not have is null. */
export const hostStatus = z.object({
  printer: printerStatus.nullable(),
  scanner: attachment.nullable(),
  buttons: attachment.nullable(),
  /** Whether the server answered last time; `otherBranch`: it is not that of the branch to which the outbox owes something. */
  server: z.enum([...attachment.options, 'otherBranch']),
  outbox: z.object({ undelivered: count, refused: count, unprinted: count }),
  /** Reserved numbers that are left for today, by series: what the kiosk can give without the server. */
  numbers: z.array(z.object({ series: z.string(), left: count })),
});
export type HostStatus = z.infer<typeof hostStatus>;

/** The event `scan`: of an identity card the RUN, and nothing else. */
const scanEvent = z.discriminatedUnion('kind', [
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
const zone = z.string().min(3).max(40);
/** How the paper speaks, and where a telephone finds the branch. */
const paperTerms = z.strictObject({
  language: languageTag,
  zone,
  /** As the branch's catalogue says; null: as the service was configured. */
  publicAddress: address,
  /** Where the page itself came from: what is left when neither says anything. */
  pageAddress: address,
  /** The paper bears the digits of a recent end of the branch's ledger. */
  seal: z.boolean().default(false),
  /** The branch is one of practice: the paper is worth nothing, and says so. */
  practice: z.boolean().default(false),
});
export type PaperTerms = z.input<typeof paperTerms>;

const words = z.string().trim().min(1).max(120);
/** What the catalogue says of a service, for a ticket that the kiosk gives by itself. */
const serviceWords = z.strictObject({
  series: z.string().regex(/^[A-Z]{1,3}$/),
  institution: words,
  branch: words,
  service: words,
  /** Names of the other services that the ticket is for. */
  alsoServices: z.array(words).max(ALSO_AT_MOST).default([]),
});
export type ServiceWords = z.input<typeof serviceWords>;

/** `POST /tickets`: answered with 201 and a given ticket, or 409 and a refusal, as the other two are. */
export const hostTicketBody = z.strictObject({ ...ticketRequest.shape, ...serviceWords.shape, ...paperTerms.shape });
export type HostTicketBody = z.input<typeof hostTicketBody>;

/**
 * `POST /check-ins`. Only the server knows appointments: without it there is no answer, and the person may take an
 * ordinary ticket.
 */
export const hostCheckInBody = z.union(
  checkInRequest.options.map((request) => z.strictObject({ ...request.shape, ...paperTerms.shape })),
);
export type HostCheckInBody = CheckInRequest & PaperTerms;

/**
 * `POST /tickets/{id}/copy`: the paper of a ticket that its person already has. Of another kiosk's ticket only for whoever
 * held their card up; who that is is passed on like a ticket's, and never written down.
 */
export const hostCopyBody = z.strictObject({
  ...paperTerms.shape,
  identity: identityBody.exactOptional(),
  /** The first paper of a ticket that staff took and handed to this kiosk: nothing came out before. */
  first: z.literal(true).exactOptional(),
});
export type HostCopyBody = z.input<typeof hostCopyBody>;

/** Where the service beside the page listens, and what it wants to be shown. */
export type HostPlace = { readonly url: string; readonly token: string };

/** The event `print`: what became of a ticket's paper. `mayBeOut`: part or all of it may have come out. */
const printEvent = z.object({
  visitId: z.string(),
  printed: z.boolean(),
  status: printerStatus,
  mayBeOut: z.boolean(),
});
export type PrintEvent = z.infer<typeof printEvent>;

/** `POST /print`: papers that are no tickets. */
export const hostPrintBody = z.discriminatedUnion('kind', [oirsPaper, testPaper]);
export const hostPrintAnswer = z.object({ printed: z.boolean(), status: printerStatus, mayBeOut: z.boolean() });
export type PrintAnswer = z.infer<typeof hostPrintAnswer>;

/** `POST /tests`: what staff ask for from the branch's pages. The same test again is not made again. */
export const hostTestBody = z.strictObject({
  testId: opaqueId,
  part: z.enum(['printer', 'scanner']),
  branch: words,
  /** The kiosk's name, as the branch knows it. */
  device: words,
  zone,
});
export type HostTestBody = z.infer<typeof hostTestBody>;
export const hostTestAnswer = z.object({ outcome: testOutcome });

/** `POST /prepare`: reserve numbers and measure the clock for the branch's zone. */
export const hostPrepareBody = z.strictObject({ zone });

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
