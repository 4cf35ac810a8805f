import { z } from 'zod';
import { businessDate, instantText, opaqueId } from './primitives.ts';
import { identityBody } from './tickets.ts';

/** What a citizen may file with the office of information, complaints and suggestions. */
const oirsKind = z.enum(['query', 'complaint', 'suggestion', 'compliment', 'request']);
export type OirsKindView = z.infer<typeof oirsKind>;

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
  })
  .refine(({ replyChannel, replyTo }) => (replyChannel === 'none') === (replyTo === undefined), {
    path: ['replyTo'],
    message: 'una respuesta necesita una dirección, y una dirección una respuesta',
  })
  .refine(({ replyChannel, replyTo }) => replyChannel !== 'email' || z.email().safeParse(replyTo).success, {
    path: ['replyTo'],
    message: 'el correo no es válido',
  });
export type OirsBody = z.infer<typeof oirsBody>;

export const oirsReceipt = z.object({
  folio: z.string(),
  receivedAt: instantText,
  /** Last day to answer; null where none is due. */
  dueDate: businessDate.nullable(),
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

/** `POST /oirs/{folio}/close`: how the case ended. */
export const closeOirsBody = z.strictObject({ outcome: z.enum(['answered', 'referred', 'withdrawn']) });
