import { z } from 'zod';
import { businessDate, count } from './primitives.ts';

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
});
export type HandoverView = z.infer<typeof handoverView>;
