import { z } from 'zod';
import { signedHead } from '../evidence/head.ts';
import { ticketReceipt } from '../evidence/receipt.ts';
import { attachment, printerStatus } from './deviceHost.ts';

/** Of a kiosk: how what hangs on it is; what it does not have, or knows nothing of, is left out. */
const hangingParts = z.strictObject({
  printer: printerStatus.exclude(['unknown']).exactOptional(),
  scanner: attachment.exactOptional(),
});
export type HangingParts = z.infer<typeof hangingParts>;

/** Heads that a device or the centre remembers of this branch, newest first; of each epoch one is enough. */
export const witnessBody = z.strictObject({
  heads: z.array(signedHead).max(4),
  /** What the caller's own clock shows, UTC milliseconds. */
  now: z.int().exactOptional(),
  /** Of a board: no sound comes out of it. */
  muted: z.boolean().exactOptional(),
  /** Of a board: the output of its hearing loop is not there. */
  loopMissing: z.boolean().exactOptional(),
  /** Of the signs over counters: one of them answers nothing, or the line to them is gone. */
  signsSilent: z.boolean().exactOptional(),
  parts: hangingParts.exactOptional(),
});

/** `POST /ledger/receipts`: tickets that an older copy of this ledger may have lost. */
export const receiptsBody = z.strictObject({ receipts: z.array(ticketReceipt).min(1).max(20) });
/**
 * What became of each, in order. `taken`: the ledger holds it now. `refused`: it will never take it. `later`: its day is yet
 * to open.
 */
export const receiptsView = z.object({ results: z.array(z.enum(['taken', 'refused', 'later'])) });
export type ReceiptResult = z.infer<typeof receiptsView>['results'][number];

/** The head as it stands now, to be kept in their place. */
export const witnessView = z.object({ head: signedHead });
