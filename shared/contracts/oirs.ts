import { z } from 'zod';
import { ATTACHMENTS } from '../domain/oirs/attachments.ts';
import { businessDate, instantText, opaqueId } from './primitives.ts';
import { identityBody } from './tickets.ts';

/** What a citizen may file with the office of information, complaints and suggestions. */
const oirsKind = z.enum(['query', 'complaint', 'suggestion', 'compliment', 'request']);
export type OirsKindView = z.infer<typeof oirsKind>;

/** How it came to the branch. */
const oirsChannel = z.enum(['kiosk', 'desk', 'phone', 'letter']);

/** `POST /oirs`. Name and identity are never required; a reply needs somewhere to go. */
export const oirsBody = z
  .strictObject({
    kind: oirsKind,
    institutionId: opaqueId,
    text: z.string().trim().min(3).max(4000),
    replyChannel: z.enum(['email', 'post', 'none']),
    replyTo: z.string().trim().min(5).max(300).optional(),
    name: z.string().trim().min(2).max(120).optional(),
    identity: identityBody.optional(),
    /** How it came, where staff register it; absent: told at a counter. At a kiosk there is nothing to say. */
    channel: oirsChannel.exclude(['kiosk']).optional(),
    /** The day on which it came, of a letter always; absent: today. The term counts from it. */
    receivedOn: businessDate.optional(),
  })
  .refine(({ replyChannel, replyTo }) => (replyChannel === 'none') === (replyTo === undefined), {
    path: ['replyTo'],
    message: 'una respuesta necesita una dirección, y una dirección una respuesta',
  })
  .refine(({ replyChannel, replyTo }) => replyChannel !== 'email' || z.email().safeParse(replyTo).success, {
    path: ['replyTo'],
    message: 'el correo no es válido',
  })
  .refine(({ channel, receivedOn }) => channel !== 'letter' || receivedOn !== undefined, {
    path: ['receivedOn'],
    message: 'de una carta se dice qué día se recibió',
  });
export type OirsBody = z.infer<typeof oirsBody>;

export const oirsReceipt = z.object({
  folio: z.string(),
  receivedAt: instantText,
  /** Last day to answer; null where none is due. */
  dueDate: businessDate.nullable(),
  /** With the folio it opens the case on the page `/case`; shown to whoever filed it, and to nobody again. */
  code: z.string(),
});
export type OirsReceipt = z.infer<typeof oirsReceipt>;

/** `GET /oirs/{folio}`: its state and nothing of what it says. */
export const oirsState = z.object({
  folio: z.string(),
  kind: oirsKind,
  institutionName: z.string(),
  receivedAt: instantText,
  dueDate: businessDate.nullable(),
  state: z.enum(['received', 'closed']),
});
export type OirsStateView = z.infer<typeof oirsState>;

/** `POST /oirs/follow`: what the paper of a case says. */
export const followOirsBody = z.strictObject({
  folio: z.string().trim().min(8).max(120),
  code: z.string().trim().min(4).max(40),
});

/** How a case fares, for whoever filed it: its answer, and nothing of what they wrote nor of who works on it. */
export const oirsFollowed = z.object({
  folio: z.string(),
  kind: oirsKind,
  institutionName: z.string(),
  /** Dates of the branch's own calendar, so that a telephone needs to know no zone. What came is dated as it was registered. */
  receivedOn: businessDate,
  /** When it was registered, where that is another day. */
  registeredOn: businessDate.nullable(),
  dueDate: businessDate.nullable(),
  state: z.enum(['received', 'inHand', 'answered', 'referred', 'withdrawn']),
  closedOn: businessDate.nullable(),
  referredTo: z.string().nullable(),
  /** What was answered; null where nothing was, or its time of being kept is over. */
  reply: z.string().nullable(),
});
export type OirsFollowed = z.infer<typeof oirsFollowed>;

/** `POST /oirs/{folio}/close`: how the case ended; what its person is answered, or whom it is passed on to. */
export const closeOirsBody = z.strictObject({
  outcome: z.enum(['answered', 'referred', 'withdrawn']),
  reply: z.string().trim().min(3).max(8000).optional(),
  referredTo: opaqueId.optional(),
});

/** Why a reply did not leave by mail. */
const mailTrouble = z.enum([
  'unreachable',
  'slow',
  'certificate',
  'login',
  'sender',
  'later',
  'refused',
  'noSecret',
  'unset',
  'erased',
]);

/** `GET /mail`: how answers leave by mail; never the secret. */
export const mailState = z.object({
  /** A server is published. */
  set: z.boolean(),
  /** It asks for an account, and there is a secret for that account at that server. */
  secret: z.enum(['notAsked', 'kept', 'missing']),
  /** Replies that wait to leave. */
  waiting: z.int(),
});
export type MailState = z.infer<typeof mailState>;

/** `PUT /mail/secret`: for the account that is published. */
export const mailSecretBody = z.strictObject({ secret: z.string().min(1).max(500) });

/** `POST /mail/check`: whether the published server is there and lets the branch in; null: it does. */
export const mailCheck = z.object({ trouble: mailTrouble.nullable() });
export type MailCheck = z.infer<typeof mailCheck>;

/** A case in the tray: nothing of what it says. */
const oirsCase = z.object({
  folio: z.string(),
  kind: oirsKind,
  institutionName: z.string(),
  /** When it was registered: the machine's own instant. */
  receivedAt: instantText,
  channel: oirsChannel,
  /** When it came by the word of whoever registered it, where that is another day. */
  receivedOn: businessDate.nullable(),
  dueDate: businessDate.nullable(),
  /** Its term is over, and it is open. */
  late: z.boolean(),
  replyChannel: z.enum(['email', 'post', 'none']),
  /** Whose it is; null while it is nobody's. */
  assignedTo: z.object({ id: opaqueId, name: z.string() }).nullable(),
  closedAt: instantText.nullable(),
  outcome: closeOirsBody.shape.outcome.nullable(),
  referredTo: z.string().nullable(),
  /** Since when passing it on is late, by the law's hours; of a case that was passed on late too. */
  referUntil: instantText,
  referredLate: z.boolean(),
  /** What becomes of its reply by mail; null where none is to leave so. */
  mail: z
    .object({
      state: z.enum(['queued', 'sent', 'failed']),
      /** Why it did not leave when it was last tried. */
      trouble: mailTrouble.nullable(),
      /** Since when it waits, when the mail server took it, or when it was given up. */
      at: instantText,
      /** When it is tried again. */
      nextAt: instantText.nullable(),
    })
    .nullable(),
});
export type OirsCase = z.infer<typeof oirsCase>;

/** `GET /oirs?state=`. */
export const oirsTray = z.object({
  cases: z.array(oirsCase),
  /** Who may be given a case. */
  people: z.array(z.object({ id: opaqueId, name: z.string() })),
  /** Texts of the branch by which answers begin. */
  templates: z.array(z.object({ id: opaqueId, name: z.string(), text: z.string() })),
  /** Whether answers leave by mail. */
  mails: z.boolean(),
});
export type OirsTray = z.infer<typeof oirsTray>;

/** `POST /oirs/{folio}/assign`: whose it is from now on. */
export const assignOirsBody = z.strictObject({ to: opaqueId });

/** Kinds of files that a case may have: by what is in them, whatever they are called. */
const attachmentKind = z.enum(['pdf', 'jpeg', 'png']);

/** `POST /oirs/{folio}/attachments`: a file, base64. */
export const attachOirsBody = z.strictObject({
  name: z.string().trim().max(120).default(''),
  data: z.base64().max(Math.ceil((ATTACHMENTS.bytes * 4) / 3) + 1_000),
});

/** `POST /oirs/{folio}/attachments/{id}/read`: null where its key was destroyed, or its bytes are not those that were kept. */
export const attachmentContent = z.object({
  kind: attachmentKind,
  name: z.string().nullable(),
  data: z.string().nullable(),
});
export type AttachmentContent = z.infer<typeof attachmentContent>;

/** `GET /oirs/{folio}/history`: who did what with a case, and when; nothing of what it says. */
export const oirsHistory = z.object({
  /** Its files, without their names. */
  attachments: z.array(z.object({ id: opaqueId, kind: attachmentKind, bytes: z.int(), at: instantText })),
  steps: z.array(
    z.object({
      at: instantText,
      what: z.enum([
        'filed',
        'assigned',
        'read',
        'closed',
        'mailAsked',
        'mailed',
        'notMailed',
        'mailGivenUp',
        'attached',
        'attachmentRead',
        'rectified',
      ]),
      /** Who did it; at a kiosk, null. */
      by: z.string().nullable(),
      /** Of an assignment: who has it from then on. */
      to: z.string().nullable(),
    }),
  ),
});
export type OirsHistory = z.infer<typeof oirsHistory>;

/** `POST /oirs/{folio}/read`: what the person wrote; a part whose key was destroyed is null. */
export const oirsContent = z.object({
  text: z.string().nullable(),
  replyTo: z.string().nullable(),
  name: z.string().nullable(),
  document: z.string().nullable(),
  reply: z.string().nullable(),
});
export type OirsContent = z.infer<typeof oirsContent>;
