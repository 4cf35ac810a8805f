import { z } from 'zod';
import type { DailyFigures } from '../domain/figures/v1/daily.ts';
import { hexOf, sameBytes } from './bytes.ts';
import { readCanonical } from './canonical.ts';
import type { EvidenceCrypto } from './crypto.ts';
import { type PublicKey, readPublicKey } from './keys.ts';
import { keysAround, type Rotation } from './rotation.ts';
import { eventOf, type LedgerRow, type RecordedEvent, rowHash } from './row.ts';
import { contentFinding, type SealPayload, signatureFinding } from './seal.ts';
import { readRow, writtenRow } from './writtenRow.ts';

export type DayFollowed = {
  readonly rows: number;
  readonly seals: number;
  /** Of the last seal; null while the day has none. */
  readonly figures: DailyFigures | null;
  /** Place and words of the first thing wrong; null where there is none. */
  readonly seq: number | null;
  readonly detail: string | null;
};

/** Follows the rows of one business date: each one's hash, the links between neighbours, every seal and its figures. */
export function followDay(
  crypto: EvidenceCrypto,
  date: string,
  rows: readonly LedgerRow[],
  keys: ReadonlyMap<string, PublicKey>,
): DayFollowed {
  const events: RecordedEvent[] = [];
  let before: LedgerRow | undefined;
  let seals = 0;
  let figures: DailyFigures | null = null;
  const bad = (seq: number, detail: string): DayFollowed => ({ rows: events.length, seals, figures, seq, detail });
  for (const row of rows) {
    const payload = readCanonical(row.payload);
    if (!payload.ok) return bad(row.seq, 'its payload is not in canonical form');
    const broken = brokenLink(crypto, date, row, before);
    if (broken !== null) return bad(row.seq, broken);
    before = row;
    const event = eventOf(row, payload.value);
    if (event.type === 'daySealed') {
      const trouble = sealTrouble(event.payload, row, seals);
      const finding =
        signatureFinding(crypto, row.seq, event.payload, keys) ??
        contentFinding(crypto, row.seq, event.payload, events);
      if (trouble !== null || finding !== null) return bad(row.seq, trouble ?? finding?.detail ?? '');
      seals += 1;
      figures = event.payload.figures;
    }
    events.push(event);
  }
  return { rows: events.length, seals, figures, seq: null, detail: null };
}

export type DayRowsReport = Omit<DayFollowed, 'figures'> & { readonly ok: boolean };

/** Checks the rows of a day as they travel, by the key that somebody else vouches for and those that it follows. */
export function verifyDayRows(
  crypto: EvidenceCrypto,
  said: {
    readonly date: string;
    readonly rows: readonly unknown[];
    readonly publicKey: string;
    readonly rotations?: readonly Rotation[];
  },
): DayRowsReport {
  const key = readPublicKey(crypto, said.publicKey);
  const rows = z.array(writtenRow).safeParse(said.rows);
  if (key === null || !rows.success)
    return {
      ok: false,
      rows: 0,
      seals: 0,
      seq: null,
      detail: key === null ? 'its key cannot be read' : 'no rows of a ledger',
    };
  const keys = keysAround(crypto, key, said.rotations ?? []);
  const { figures: _, ...seen } = followDay(crypto, said.date, rows.data.map(readRow), keys);
  return { ...seen, ok: seen.detail === null };
}

function brokenLink(
  crypto: EvidenceCrypto,
  date: string,
  row: LedgerRow,
  before: LedgerRow | undefined,
): string | null {
  if (!sameBytes(rowHash(crypto, row), row.hash)) return 'its columns do not give its hash';
  if (row.businessDate !== date) return 'is of another day';
  if (before === undefined) return null;
  if (before.seq >= row.seq) return 'is out of order';
  return before.seq === row.seq - 1 && !sameBytes(row.prevHash, before.hash)
    ? 'does not point to the event before it'
    : null;
}

function sealTrouble(seal: SealPayload, row: LedgerRow, due: number): string | null {
  if (seal.headHash !== hexOf(row.prevHash)) return 'the seal does not stand on the event before it';
  return seal.amendment === due ? null : `seal ${seal.amendment} where ${due} is due`;
}
