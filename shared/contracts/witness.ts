import { z } from 'zod';
import { signedHead } from '../evidence/head.ts';

/** Heads that a device or the centre remembers of this branch, newest first; of each epoch one is enough. */
export const witnessBody = z.strictObject({
  heads: z.array(signedHead).max(4),
  /** What the caller's own clock shows, UTC milliseconds. */
  now: z.int().exactOptional(),
  /** Of a board: its browser lets no sound through. */
  muted: z.boolean().exactOptional(),
});

/** The head as it stands now, to be kept in their place. */
export const witnessView = z.object({ head: signedHead });
