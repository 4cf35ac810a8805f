import { z } from 'zod';
import { instantText, opaqueId, role } from './primitives.ts';

export const signInBody = z.strictObject({
  login: z.string().trim().min(1).max(64),
  secret: z.string().min(1).max(200),
});
export const sessionView = z.object({
  staff: z.object({ id: opaqueId, name: z.string(), role }),
  expiresAt: instantText,
  /** For programs; browsers get the same as an HttpOnly cookie. */
  token: z.string().optional(),
});
export type SessionView = z.infer<typeof sessionView>;

export const staffBody = z.strictObject({
  login: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/),
  name: z.string().trim().min(2).max(120),
  role: z.enum(['host', 'attendant', 'manager', 'central', 'admin']),
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
