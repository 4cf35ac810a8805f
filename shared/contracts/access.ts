import { z } from 'zod';
import { STAFF_ROLES } from '../domain/branch/roles.ts';
import { instantText, opaqueId, role } from './primitives.ts';

export const signInBody = z.strictObject({
  login: z.string().trim().min(1).max(64),
  secret: z.string().min(1).max(200),
  /** A page of a browser: its session is a cookie that no script reads, and is locked when nobody touches it. Else a program's. */
  page: z.literal(true).optional(),
});
export const sessionView = z.object({
  staff: z.object({ id: opaqueId, name: z.string(), role }),
  expiresAt: instantText,
  /** For programs alone; a page gets its own as an HttpOnly cookie. */
  token: z.string().optional(),
  /** After how long without a key or a pointer the server locks the page; null for a program. */
  idleMs: z.int().positive().nullable(),
  /** Whether this person has a secret that they can know; an account that the provider made has none until it is given one. */
  ownSecret: z.boolean(),
});
export type SessionView = z.infer<typeof sessionView>;

/** `GET /sign-in`: another way than login and secret; null for none. */
export const signInWays = z.object({ oidc: z.object({ label: z.string() }).nullable() });
export type SignInWays = z.infer<typeof signInWays>;

/** Staff; devices are enrolled instead. */
const staffRole = z.enum(STAFF_ROLES);

export const staffBody = z.strictObject({
  login: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/),
  name: z.string().trim().min(2).max(120),
  role: staffRole,
  secret: z.string().min(10).max(200),
});
export const staffView = z.object({
  id: opaqueId,
  login: z.string(),
  name: z.string(),
  role,
  active: z.boolean(),
  /** Whether whoever asks may disable them, change their secret or end their sessions. */
  yours: z.boolean(),
  /** Sessions that have not ended. */
  sessions: z.int().nonnegative(),
});
export type StaffView = z.infer<typeof staffView>;

/** A new secret for somebody who lost theirs. */
export const secretBody = z.strictObject({ secret: staffBody.shape.secret });
/** One's own, which whoever finds a console open does not know. */
export const ownSecretBody = z.strictObject({ secret: signInBody.shape.secret, newSecret: staffBody.shape.secret });

/** What opens a page again: four to eight digits that are neither one repeated nor a row. */
export const pin = z
  .string()
  .regex(/^\d{4,8}$/)
  .refine((digits) => !isEasy(digits), 'un PIN no es una cifra repetida ni una serie');
/**
 * `POST /sessions/me/pin`: one's own PIN, or null to have none. Without the secret only where the provider was asked anew, just
 * before, who sits there.
 */
export const pinBody = z.strictObject({ secret: signInBody.shape.secret.optional(), pin: pin.nullable() });
/** `POST /sessions/me/unlock`: one's PIN on the machine where one signed in, or one's secret. */
export const unlockBody = z.union([
  z.strictObject({ pin: z.string().regex(/^\d{1,8}$/) }),
  z.strictObject({ secret: signInBody.shape.secret }),
]);

/** `GET /sessions/me/lock`. */
export const lockView = z.object({
  locked: z.boolean(),
  /** Whose page it is. */
  name: z.string(),
  /** Whether their PIN opens it on this machine. */
  byPin: z.boolean(),
  /** Whether they have a secret that they can know; an account that the provider made has none until it is given one. */
  bySecret: z.boolean(),
});
export type LockView = z.infer<typeof lockView>;

/** One digit repeated, or each one more or one less than the last: what is tried first. */
export function isEasy(digits: string): boolean {
  const steps = new Set([...digits].slice(1).map((digit, index) => Number(digit) - Number(digits[index])));
  return steps.size === 1 && [...steps].every((step) => Math.abs(step) <= 1);
}

export const enrolmentCodeBody = z.strictObject({
  kind: z.enum(['kiosk', 'board']),
  name: z.string().trim().min(1).max(80),
});
export const enrolmentCodeView = z.object({ code: z.string(), expiresAt: instantText });
export const enrolBody = z.strictObject({ code: z.string().trim().min(6).max(40) });
export const deviceTokenView = z.object({
  device: z.object({ id: opaqueId, kind: z.string(), name: z.string() }),
  token: z.string(),
});
export const deviceView = z.object({ id: opaqueId, kind: z.string(), name: z.string(), active: z.boolean() });
export type DeviceView = z.infer<typeof deviceView>;
