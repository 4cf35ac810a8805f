import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** One row of the ledger, as it is stored and hashed. */
export type LedgerRow = {
  readonly seq: number;
  readonly recordedAt: number;
  readonly occurredAt: number;
  readonly clockOffsetMs: number | null;
  readonly businessDate: string | null;
  readonly type: string;
  /** The exact canonical bytes of the payload. */
  readonly payload: Buffer;
  readonly actor: string;
  readonly device: string | null;
  readonly commandKey: string | null;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
};

/** What the first event points back to. */
export const GENESIS_HASH: Buffer = Buffer.alloc(32);

/** Separates these hashes from any other use of SHA-256; changes when the encoding does. */
const DOMAIN = 'turno25.event.v1';

const TAG = { null: 0, integer: 1, text: 2, bytes: 3 } as const;

/**
 * The one spelling of a JSON value (RFC 8785), as UTF-8. Throws on what JSON cannot hold: that is a defect of the
 * caller, and a ledger must not guess.
 */
export function canonicalBytes(value: unknown): Buffer {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('value has no canonical form');
  return Buffer.from(text, 'utf8');
}

/** Whether these bytes are the canonical form of the JSON that they hold. */
export function isCanonical(bytes: Buffer): boolean {
  try {
    return canonicalBytes(JSON.parse(bytes.toString('utf8'))).equals(bytes);
  } catch {
    return false;
  }
}

/** SHA-256 over every column but the hash itself, each with its type and length before it, so that no two rows share an encoding. */
export function rowHash(row: Omit<LedgerRow, 'hash'>): Buffer {
  const hash = createHash('sha256');
  for (const column of [
    DOMAIN,
    row.seq,
    row.recordedAt,
    row.occurredAt,
    row.clockOffsetMs,
    row.businessDate,
    row.type,
    row.payload,
    row.actor,
    row.device,
    row.commandKey,
    row.prevHash,
  ]) {
    hash.update(encodeColumn(column));
  }
  return hash.digest();
}

function encodeColumn(value: string | number | Buffer | null): Buffer {
  if (value === null) return framed(TAG.null, Buffer.alloc(0));
  if (typeof value === 'number') return framed(TAG.integer, Buffer.from(String(value), 'ascii'));
  if (typeof value === 'string') return framed(TAG.text, Buffer.from(value, 'utf8'));
  return framed(TAG.bytes, value);
}

function framed(tag: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(tag, 0);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}
