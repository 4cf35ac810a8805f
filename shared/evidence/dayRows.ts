import { z } from 'zod';
import type { DailyFigures } from '../domain/figures/v1/daily.ts';
import { hexOf, sameBytes } from './bytes.ts';
import { readCanonical } from './canonical.ts';
import type { EvidenceCrypto } from './crypto.ts';
import { type PublicKey, readPublicKey } from './keys.ts';
import { keysAround } from './rotation.ts';
import { eventOf, type LedgerRow, type RecordedEvent, rowHash } from './row.ts';
import { contentFinding, type SealPayload, signatureFinding } from './seal.ts';
import { readRow, writtenRow } from './writtenRow.ts';

const key = z.object({ keyId: z.string(), publicKey: z.string() });
const rotations = z.array(
  z.object({ ledgerId: z.string(), from: key, to: key, fromSignature: z.string(), toSignature: z.string() }),
);

/** What is wrong with the rows of a day, in a word that a page has a sentence for. */
type DayFault =
  | 'key'
  | 'notRows'
  | 'canonical'
  | 'hash'
  | 'otherDay'
  | 'order'
  | 'chain'
  | 'sealPlace'
  | 'signature'
  | 'figures'
  | 'opening';

export type DayFollowed = {
  /** That were checked, the bad one not among them. */
  readonly rows: number;
  /** Of them, those whose neighbour before is of this day too, so that the link was checked. */
  readonly links: number;
  readonly seals: number;
  /** Rows after the last seal: no signature is about them. */
  readonly unsealed: number;
  /** Of the last seal, the short name of the key that signed it, and its figures; null while the day has none. */
  readonly keyId: string | null;
  readonly figures: DailyFigures | null;
  readonly fault: DayFault | null;
  /** Place and words of the first thing wrong; null where there is none. */
  readonly seq: number | null;
  readonly detail: string | null;
};

type Trouble = readonly [fault: DayFault, detail: string];

/**
 * Follows the rows of one business date: each one's form and hash, the links between neighbours, every seal with its
 * signature and that it says what the events before it give. Rows of other days lie between these, so that one left out
 * shows by the seal, which counts the events and names what they give.
 */
export function followDay(
  crypto: EvidenceCrypto,
  date: string,
  rows: readonly LedgerRow[],
  keys: ReadonlyMap<string, PublicKey>,
): DayFollowed {
  const events: RecordedEvent[] = [];
  let before: LedgerRow | undefined;
  const seen = { links: 0, seals: 0, unsealed: 0 };
  let keyId: string | null = null;
  let figures: DailyFigures | null = null;
  const bad = (seq: number, [fault, detail]: Trouble): DayFollowed => ({
    rows: events.length,
    ...seen,
    keyId,
    figures,
    fault,
    seq,
    detail,
  });
  for (const row of rows) {
    const payload = readCanonical(row.payload);
    if (!payload.ok) return bad(row.seq, ['canonical', 'its payload is not in canonical form']);
    const broken = brokenLink(crypto, date, row, before);
    if (broken !== null) return bad(row.seq, broken);
    const event = eventOf(row, payload.value);
    if (event.type === 'daySealed') {
      const trouble =
        sealTrouble(event.payload, row, date, seen.seals) ??
        contentTrouble(crypto, row.seq, event.payload, events, keys);
      if (trouble !== null) return bad(row.seq, trouble);
      seen.seals += 1;
      ({ keyId, figures } = event.payload);
    }
    seen.links += before?.seq === row.seq - 1 ? 1 : 0;
    seen.unsealed = event.type === 'daySealed' ? 0 : seen.unsealed + 1;
    before = row;
    events.push(event);
  }
  return { rows: events.length, ...seen, keyId, figures, fault: null, seq: null, detail: null };
}

export type DayRowsReport = DayFollowed & { readonly ok: boolean };

/** Checks the rows of a day as they travel, by the key that somebody else vouches for and those that it follows. */
export function verifyDayRows(
  crypto: EvidenceCrypto,
  said: {
    readonly date: string;
    readonly rows: readonly unknown[];
    /** PEM. */
    readonly publicKey: string;
    /** What its ledger tells of changes of the key; nothing is believed of them but what both keys signed. */
    readonly rotations?: readonly unknown[];
  },
): DayRowsReport {
  const key = readPublicKey(crypto, said.publicKey);
  const rows = z.array(writtenRow).safeParse(said.rows);
  const nothing = { ok: false, keyId: null, rows: 0, links: 0, seals: 0, unsealed: 0, figures: null };
  if (key === null) return { ...nothing, fault: 'key', seq: null, detail: 'its key cannot be read' };
  if (!rows.success) return { ...nothing, fault: 'notRows', seq: null, detail: 'no rows of a ledger' };
  const keys = keysAround(crypto, key, rotations.safeParse(said.rotations ?? []).data ?? []);
  const seen = followDay(crypto, said.date, rows.data.map(readRow), keys);
  const opened = rows.data.filter(({ type }) => type === 'dayOpened').length;
  if (seen.fault === null && opened !== 1)
    return { ...seen, ok: false, fault: 'opening', detail: `the day is opened ${opened} times` };
  return { ...seen, ok: seen.fault === null };
}

function brokenLink(
  crypto: EvidenceCrypto,
  date: string,
  row: LedgerRow,
  before: LedgerRow | undefined,
): Trouble | null {
  if (!sameBytes(rowHash(crypto, row), row.hash)) return ['hash', 'its columns do not give its hash'];
  if (row.businessDate !== date) return ['otherDay', 'is of another day'];
  if (before === undefined) return null;
  if (before.seq >= row.seq) return ['order', 'is out of order'];
  return before.seq === row.seq - 1 && !sameBytes(row.prevHash, before.hash)
    ? ['chain', 'does not point to the event before it']
    : null;
}

function sealTrouble(seal: SealPayload, row: LedgerRow, date: string, due: number): Trouble | null {
  if (seal.date !== date) return ['sealPlace', `it seals ${seal.date}`];
  if (seal.headSeq !== row.seq - 1 || seal.headHash !== hexOf(row.prevHash))
    return ['sealPlace', 'the seal does not stand on the event before it'];
  return seal.amendment === due ? null : ['sealPlace', `seal ${seal.amendment} where ${due} is due`];
}

function contentTrouble(
  crypto: EvidenceCrypto,
  seq: number,
  seal: SealPayload,
  events: readonly RecordedEvent[],
  keys: ReadonlyMap<string, PublicKey>,
): Trouble | null {
  const signature = signatureFinding(crypto, seq, seal, keys);
  if (signature !== null) return ['signature', signature.detail];
  try {
    const content = contentFinding(crypto, seq, seal, events);
    return content === null ? null : ['figures', content.detail];
  } catch (error) {
    // Events that no formula can follow give no figures.
    return ['figures', (error as Error).message];
  }
}
