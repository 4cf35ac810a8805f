import { z } from 'zod';
import { hexOf, sameBytes } from './bytes.ts';
import { readCanonical } from './canonical.ts';
import type { EvidenceCrypto } from './crypto.ts';
import { readPublicKey } from './keys.ts';
import { keysAround, type Rotation } from './rotation.ts';
import { eventOf, type LedgerRow, type RecordedEvent, rowHash } from './row.ts';
import { contentFinding, type SealPayload, signatureFinding } from './seal.ts';
import { readRow, writtenRow } from './writtenRow.ts';

/** The rows of a business date as somebody hands them over, and the key that was pinned for the branch. */
export type DayRows = {
  readonly date: string;
  /** `writtenRow`s, in order; nothing is believed of them. */
  readonly rows: readonly unknown[];
  /** PEM. */
  readonly publicKey: string;
};

/** What is wrong, in a word that a page has a sentence for. */
export type DayRowsFault =
  | 'key'
  | 'empty'
  | 'notARow'
  | 'canonical'
  | 'hash'
  | 'otherDay'
  | 'order'
  | 'chain'
  | 'opening'
  | 'sealHead'
  | 'sealNumber'
  | 'signature'
  | 'figures';

export type DayRowsReport = {
  readonly ok: boolean;
  /** Rows that were checked, the bad one not among them. */
  readonly rows: number;
  /** Links that could be checked: rows of which the one before is of this day, too. */
  readonly links: number;
  readonly seals: number;
  /** Rows after the last seal: of a day that goes on, or that came late. No signature is about them. */
  readonly unsealed: number;
  readonly keyId: string | null;
  readonly fault: DayRowsFault | null;
  /** Place of the first bad row; null where it is of none. */
  readonly seq: number | null;
  readonly detail: string | null;
};

/**
 * Checks the rows of a day one by one: their canonical form and hash, the links between neighbours, that the day is opened
 * once, and of each seal where it stands, its number, its signature by the pinned key (or one that it vouches for in these
 * very rows) and that it says what the events before it give, figures included. Rows of other days lie between them, so
 * that a row left out shows by the seal, which counts the events and digests what they give. It cannot tell what no seal of
 * the day is about; that is said in `unsealed`.
 */
export function verifyDayRows(crypto: EvidenceCrypto, { date, rows, publicKey }: DayRows): DayRowsReport {
  const seen = { rows: 0, links: 0, seals: 0, unsealed: 0 };
  const key = readPublicKey(crypto, publicKey);
  const bad = (fault: DayRowsFault, seq: number | null, detail: string): DayRowsReport => ({
    ok: false,
    ...seen,
    keyId: key?.keyId ?? null,
    fault,
    seq,
    detail,
  });
  if (key === null) return bad('key', null, 'the pinned key cannot be read');
  if (rows.length === 0) return bad('empty', null, 'there are no rows');
  const rotations: Rotation[] = [];
  const events: RecordedEvent[] = [];
  let before: LedgerRow | undefined;
  for (const given of rows) {
    const parsed = writtenRow.safeParse(given);
    if (!parsed.success) return bad('notARow', seqOf(given), z.prettifyError(parsed.error));
    const row = readRow(parsed.data);
    const payload = readCanonical(row.payload);
    if (!payload.ok) return bad('canonical', row.seq, 'its payload is not in canonical form');
    if (!sameBytes(rowHash(crypto, row), row.hash)) return bad('hash', row.seq, 'its columns do not give its hash');
    if (row.businessDate !== date) return bad('otherDay', row.seq, 'is of another day');
    const next = before !== undefined && before.seq === row.seq - 1;
    if (before !== undefined && before.seq >= row.seq) return bad('order', row.seq, 'is out of order');
    if (next && !sameBytes(row.prevHash, before?.hash ?? row.hash))
      return bad('chain', row.seq, 'does not point to the event before it');
    const event = eventOf(row, payload.value);
    if (event.type === 'keyRotated') rotations.push(event.payload);
    if (event.type === 'daySealed') {
      const trouble = sealTrouble(event.payload, row, date, seen.seals);
      if (trouble !== null) return bad(trouble[0], row.seq, trouble[1]);
      const signature = signatureFinding(crypto, row.seq, event.payload, keysAround(crypto, key, rotations));
      if (signature !== null) return bad('signature', row.seq, signature.detail);
      const content = contentSafely(crypto, row.seq, event.payload, events);
      if (content !== null) return bad('figures', row.seq, content);
      seen.seals += 1;
    }
    events.push(event);
    seen.rows += 1;
    seen.links += next ? 1 : 0;
    seen.unsealed = event.type === 'daySealed' ? 0 : seen.unsealed + 1;
    before = row;
  }
  if (events.filter(({ type }) => type === 'dayOpened').length !== 1)
    return bad('opening', null, 'the day is not opened once in these rows');
  return { ok: true, ...seen, keyId: key.keyId, fault: null, seq: null, detail: null };
}

function sealTrouble(
  seal: SealPayload,
  row: LedgerRow,
  date: string,
  due: number,
): readonly [fault: DayRowsFault, detail: string] | null {
  if (seal.date !== date) return ['otherDay', `seals ${seal.date}`];
  if (seal.headSeq !== row.seq - 1 || seal.headHash !== hexOf(row.prevHash))
    return ['sealHead', 'the seal does not stand on the event before it'];
  return seal.amendment === due ? null : ['sealNumber', `seal ${seal.amendment} where ${due} is due`];
}

/** Rows whose events no formula can follow are no evidence either. */
function contentSafely(
  crypto: EvidenceCrypto,
  seq: number,
  seal: SealPayload,
  events: readonly RecordedEvent[],
): string | null {
  try {
    return contentFinding(crypto, seq, seal, events)?.detail ?? null;
  } catch (error) {
    return (error as Error).message;
  }
}

function seqOf(given: unknown): number | null {
  const seq = (given as { readonly seq?: unknown } | null)?.seq;
  return typeof seq === 'number' ? seq : null;
}
