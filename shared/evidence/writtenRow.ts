import { z } from 'zod';
import { fromHex, hexOf, textOf, utf8 } from './bytes.ts';
import type { LedgerRow } from './row.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const date = z.iso.date();

/**
 * A ledger row as text: in the API's NDJSON, in the file of a day, on its way to the centre. Instants are the integers
 * that are hashed (UTC milliseconds), not another spelling of them; the payload is the exact text of its bytes.
 */
export const writtenRow = z.strictObject({
  seq: z.int().positive(),
  recordedAt: z.int(),
  occurredAt: z.int(),
  clockOffsetMs: z.int().nullable(),
  businessDate: date.nullable(),
  type: z.string(),
  payload: z.string(),
  actor: z.string(),
  device: z.string().nullable(),
  commandKey: z.string().nullable(),
  prevHash: hex,
  hash: hex,
});
export type WrittenRow = z.infer<typeof writtenRow>;

export function writeRow(row: LedgerRow): WrittenRow {
  return {
    seq: row.seq,
    recordedAt: row.recordedAt,
    occurredAt: row.occurredAt,
    clockOffsetMs: row.clockOffsetMs,
    businessDate: row.businessDate,
    type: row.type,
    payload: textOf(row.payload),
    actor: row.actor,
    device: row.device,
    commandKey: row.commandKey,
    prevHash: hexOf(row.prevHash),
    hash: hexOf(row.hash),
  };
}

export function readRow(written: WrittenRow): LedgerRow {
  return {
    ...written,
    payload: utf8(written.payload),
    prevHash: fromHex(written.prevHash),
    hash: fromHex(written.hash),
  };
}
