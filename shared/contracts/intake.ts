import { z } from 'zod';
import { count } from './primitives.ts';

/** Most rows of a ledger in one delivery. */
export const INTAKE_ROWS = 5000;

/** Most bytes of one delivery as text, before it is compressed: what one branch may make the centre hold at once. */
export const INTAKE_BYTES = 8 * 1024 * 1024;

/** One row per line, the same lines that `GET /ledger` of a branch gives. */
export const INTAKE_TYPE = 'application/x-ndjson';

/**
 * Header of a delivery: the head of its last row (`turno25.head.v1`), signed by the branch, as base64url of its JSON. The rows
 * before it are bound to it by their hashes, so that nobody adds an event by a token alone.
 */
export const INTAKE_HEAD = 'turno25-head';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * `GET /api/v1/intake/:branchId`: up to where the centre holds a branch's evidence, verified or in quarantine, and the
 * hash of that row, hexadecimal; null where it holds nothing.
 */
export const intakeHeld = z
  .object({ held: count, hash: hash.nullable() })
  .refine((value) => (value.held === 0) === (value.hash === null), 'a hash for what is held, none for nothing');
export type IntakeHeld = z.infer<typeof intakeHeld>;

/** A place of a ledger that does not verify, and a stable code of why. */
const intakeFinding = z.object({ seq: count, code: z.string().min(1).max(80) });

/**
 * `POST /api/v1/intake/:branchId`, the answer to a delivery: up to where the centre now holds, and whether it believes it.
 * Rows that it held already count as held; a branch in quarantine goes on being received.
 */
export const intakeReceipt = z
  .object({
    held: count,
    hash: hash.nullable(),
    state: z.enum(['accepted', 'quarantined']),
    finding: intakeFinding.optional(),
  })
  .refine((value) => (value.held === 0) === (value.hash === null), 'a hash for what is held, none for nothing');
export type IntakeReceipt = z.infer<typeof intakeReceipt>;
