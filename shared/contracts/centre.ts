import { z } from 'zod';
import { OFFICER_ROLES } from './centrePermissions.ts';
import { count, instantText } from './primitives.ts';

const officerRole = z.enum(OFFICER_ROLES);

/** Sign-in at the central office. */
export const centreSignIn = z.strictObject({
  login: z.string().trim().min(1).max(64),
  secret: z.string().min(1).max(200),
  /** A page of a browser: its session is a cookie that no script reads. Else a program's. */
  page: z.literal(true).optional(),
});

export const centreSession = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role: officerRole,
  /** For programs alone. */
  token: z.string().optional(),
});
export type CentreSession = z.infer<typeof centreSession>;

/** Where something did not verify. */
const faultView = z.object({
  seq: count,
  code: z.string(),
  /** Proven events that a restore leaves out; absent where the fault is another. */
  lost: count.optional(),
  /** What was found, for an auditor. */
  detail: z.string(),
  /** The same in one Spanish sentence. */
  sentence: z.string(),
  since: instantText,
});

/**
 * How a branch stands at the centre: `upToDate`, `late` (nobody heard of it for longer than is usual), `quarantined` (what it
 * delivered does not verify; it is received and not believed), `neverSeen`.
 */
export const branchStanding = z.object({
  branchId: z.string(),
  name: z.string(),
  comuna: z.string(),
  profile: z.enum(['branch', 'mobile']),
  active: z.boolean(),
  state: z.enum(['upToDate', 'late', 'quarantined', 'neverSeen']),
  /** The last event that is held and proven. */
  heldSeq: count,
  /** When that event happened. */
  heldAt: instantText.nullable(),
  /** The last day whose seal is held. */
  sealedUntil: z.iso.date().nullable(),
  heardAt: instantText.nullable(),
  /** How it comes: asked by the centre, or by itself. */
  way: z.enum(['pull', 'push']),
  /** Why the last try to ask it failed, in words; null when it did not. */
  trouble: z.string().nullable(),
  fault: faultView.nullable(),
  /** Who was first to accept the restore that the fault tells of: another one is awaited. Null while nobody was. */
  accepted: z.object({ who: z.string(), name: z.string(), why: z.string(), at: instantText }).nullable(),
  /** Somebody remembers another ledger of this branch: its seals say so, and its figures are not believed until it is settled. */
  disputed: z.boolean(),
  keyId: z.string(),
});
export type BranchStanding = z.infer<typeof branchStanding>;

/** `POST /branches`: a branch whose key somebody read at the branch itself. */
export const enrolBody = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name: z.string().trim().min(1).max(120),
  comuna: z.string().regex(/^\d{5}$/),
  profile: z.enum(['branch', 'mobile']).default('branch'),
  publicKey: z.string().min(50).max(2000),
  /** Where it is asked, with login and secret of its account for the centre; absent: it delivers by itself. */
  pull: z
    .strictObject({ address: z.url().max(300), login: z.string().min(1).max(64), secret: z.string().min(1).max(200) })
    .optional(),
});

/** What whoever enrolled it takes to the branch: told this once. */
export const enrolledView = z.object({ id: z.string(), keyId: z.string(), token: z.string().nullable() });

/** `POST /branches/:id/release` and `/accept-restore`: belief again, by somebody who looked into it and says why. */
export const releaseBody = z.strictObject({
  why: z.string().trim().min(10).max(500),
  /** The place of the fault as it was shown: of another one nobody has read. */
  seq: count,
});

/** The rows of a business date as they were delivered and proven, and by whose key. */
export const dayEvidence = z.object({
  branchId: z.string(),
  date: z.iso.date(),
  publicKey: z.string(),
  keyId: z.string(),
  rows: z.array(z.unknown()),
  /** Changes of the key that its ledger tells: whoever the pinned one vouches for may have sealed. */
  rotations: z.array(z.unknown()),
});

export const pullAnswer = z.object({ started: z.boolean() });

/** Somebody who works at the centre. */
export const officerView = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role: officerRole,
  active: z.boolean(),
});
export type OfficerView = z.infer<typeof officerView>;

/** `POST /accounts`: somebody new, with the secret by which they enter first. */
export const officerBody = z.strictObject({
  login: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/),
  name: z.string().trim().min(1).max(120),
  role: officerRole,
  secret: z.string().min(12).max(200),
});

/** `PUT /accounts/:id`: shut out or let in again, or a new secret; their sessions end either way. */
export const officerChange = z.union([
  z.strictObject({ active: z.boolean() }),
  z.strictObject({ secret: officerBody.shape.secret }),
]);
