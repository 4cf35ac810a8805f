import type { DomainEvent } from '../domain/ledger/events.ts';
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

/** Where rows are framed, one after another: it grows to the largest and is never kept by whoever hashes it. */
let frame = new Uint8Array(4096);
const encoder = new TextEncoder();

function framed(columns: readonly (string | number | Uint8Array | null)[]): Uint8Array {
  const room = columns.reduce<number>((sum, column) => sum + FRAME + mostBytes(column), 0);
  if (frame.length < room) frame = new Uint8Array(room * 2);
  let at = 0;
  for (const column of columns) {
    const { tag, length } = write(column, at + FRAME);
    frame[at] = tag;
    frame[at + 1] = length >>> 24;
    frame[at + 2] = length >>> 16;
    frame[at + 3] = length >>> 8;
    frame[at + 4] = length;
    at += FRAME + length;
  }
  return frame.subarray(0, at);
}

/** A text takes at most three bytes for each of its code units. */
function mostBytes(column: string | number | Uint8Array | null): number {
  if (column === null) return 0;
  return typeof column === 'number' ? 24 : typeof column === 'string' ? column.length * 3 : column.length;
}

function write(
  column: string | number | Uint8Array | null,
  at: number,
): { readonly tag: number; readonly length: number } {
  if (column === null) return { tag: TAG.null, length: 0 };
  if (typeof column === 'object') {
    frame.set(column, at);
    return { tag: TAG.bytes, length: column.length };
  }
  const text = String(column);
  return { tag: typeof column === 'number' ? TAG.integer : TAG.text, length: writeText(text, at) };
}

/** Most columns are short and plain, and are written sooner letter by letter than by a call of the encoder. */
function writeText(text: string, at: number): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return encoder.encodeInto(text, frame.subarray(at)).written;
    frame[at + index] = code;
  }
  return text.length;
}
