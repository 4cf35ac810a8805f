import type { DomainEvent } from '../domain/ledger/events.ts';
import { utf8 } from './bytes.ts';
import type { EvidenceCrypto } from './crypto.ts';

/** One row of a ledger, as it is stored and hashed. Instants are UTC milliseconds. */
export type LedgerRow = {
  readonly seq: number;
  readonly recordedAt: number;
  readonly occurredAt: number;
  readonly clockOffsetMs: number | null;
  readonly businessDate: string | null;
  readonly type: string;
  /** The exact canonical bytes of the payload. */
  readonly payload: Uint8Array;
  readonly actor: string;
  readonly device: string | null;
  readonly commandKey: string | null;
  readonly prevHash: Uint8Array;
  readonly hash: Uint8Array;
};

/** An event with its place in the ledger. */
export type RecordedEvent = DomainEvent & {
  readonly seq: number;
  readonly recordedAt: number;
  readonly actor: string;
  readonly device: string | null;
};

/** What the first event points back to. */
export const GENESIS_HASH: Uint8Array = new Uint8Array(32);

/** Separates these hashes from any other use of SHA-256; changes when the encoding does. */
const DOMAIN = 'turno25.event.v1';

const TAG = { null: 0, integer: 1, text: 2, bytes: 3 } as const;
const NOTHING = new Uint8Array(0);
/** A tag and the length after it. */
const FRAME = 5;

/** SHA-256 over every column but the hash itself, each with its type and length before it, so that no two rows share an encoding. */
export function rowHash({ sha256 }: Pick<EvidenceCrypto, 'sha256'>, row: Omit<LedgerRow, 'hash'>): Uint8Array {
  return sha256(
    framed([
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
    ]),
  );
}

/** The event in a row whose payload was read. The chain proves that its bytes are those the branch wrote. */
export function eventOf(row: LedgerRow, payload: unknown): RecordedEvent {
  return {
    type: row.type,
    at: row.occurredAt,
    businessDate: row.businessDate,
    payload,
    seq: row.seq,
    recordedAt: row.recordedAt,
    actor: row.actor,
    device: row.device,
  } as RecordedEvent;
}

function framed(columns: readonly (string | number | Uint8Array | null)[]): Uint8Array {
  const parts = columns.map(encoded);
  const whole = new Uint8Array(parts.reduce((sum, { bytes }) => sum + FRAME + bytes.length, 0));
  const view = new DataView(whole.buffer);
  let at = 0;
  for (const { tag, bytes } of parts) {
    view.setUint8(at, tag);
    view.setUint32(at + 1, bytes.length);
    whole.set(bytes, at + FRAME);
    at += FRAME + bytes.length;
  }
  return whole;
}

function encoded(value: string | number | Uint8Array | null): { readonly tag: number; readonly bytes: Uint8Array } {
  if (value === null) return { tag: TAG.null, bytes: NOTHING };
  if (typeof value === 'number') return { tag: TAG.integer, bytes: utf8(String(value)) };
  if (typeof value === 'string') return { tag: TAG.text, bytes: utf8(value) };
  return { tag: TAG.bytes, bytes: value };
}
