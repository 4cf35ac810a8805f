import { z } from 'zod';
import { count, expectedWait, instantText, opaqueId } from './primitives.ts';

/** One announcement: a call or a recall, each with its own sequence number. */
const boardCall = z.object({
  seq: count,
  at: instantText,
  kind: z.enum(['call', 'recall']),
  visitId: opaqueId,
  number: z.string(),
  counterLabel: z.string(),
  serviceName: z.string(),
});
export type BoardCall = z.infer<typeof boardCall>;

/** `POST /board/announced`: the calls that a board showed, by their sequence numbers. */
export const announcedBody = z.strictObject({ calls: z.array(count).min(1).max(50) });

export const boardView = z.object({
  epoch: z.string(),
  /** The ledger's head when this was read. */
  head: count,
  /** Last announcement known; what a board says when it comes back. */
  seq: count,
  now: instantText,
  branchName: z.string(),
  zone: z.string(),
  open: z.boolean(),
  /** When the branch opens next by its hours; null where nothing says so. */
  opensAt: instantText.nullable(),
  calls: z.array(boardCall),
  waits: z.array(
    z.object({
      serviceId: opaqueId,
      name: z.string(),
      institutionName: z.string(),
      waiting: count,
      /** Labels of the counters that give it now. */
      openCounters: z.array(z.string()),
      expected: expectedWait.nullable(),
    }),
  ),
  notices: z.array(z.string()),
});
export type BoardView = z.infer<typeof boardView>;
