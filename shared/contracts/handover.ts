import { z } from 'zod';
import { businessDate, count } from './primitives.ts';

/**
 * What keeps a branch from delivering its evidence by itself. Nobody is there (`unreachable`, `slow`, `busy`) or the file is
 * locked: it mends by itself. The rest is for a person: no token, or one for another address; the centre does not want the
 * token (`refused`), does not know the branch, answers what is none, holds another ledger, or does not believe this one.
 */
const DELIVERY_TROUBLES = [
  'unreachable',
  'slow',
  'busy',
  'file',
  'noToken',
  'tokenElsewhere',
  'refused',
  'unknown',
  'badAnswer',
  'disagrees',
  'quarantined',
] as const;
export type DeliveryTrouble = (typeof DELIVERY_TROUBLES)[number];

/** `GET /handover`: up to where the central office holds the branch's evidence, and what still waits. */
export const handoverView = z.object({
  /** The last event that the centre has said to hold. */
  heldSeq: count,
  /** The last closed day that the centre holds; null when it holds none. */
  until: businessDate.nullable(),
  /** Closed days that it does not hold whole. */
  waitingDays: count,
  /** Worth asking why: never so in a mobile unit, whose days without network are its ordinary life. */
  late: z.boolean(),
  sentence: z.string(),
  /** How the branch delivers by itself, in words, and what a person has to see to; null where the centre comes for it. */
  delivery: z
    .object({ trouble: z.enum(DELIVERY_TROUBLES).nullable(), byAPerson: z.boolean(), sentence: z.string() })
    .nullable(),
});
export type HandoverView = z.infer<typeof handoverView>;
