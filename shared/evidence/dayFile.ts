import { z } from 'zod';
import type { DailyFigures } from '../domain/figures/v1/daily.ts';
import { hexOf } from './bytes.ts';
import { canonicalText } from './canonical.ts';
import type { EvidenceCrypto, Signer } from './crypto.ts';
import { followDay } from './dayRows.ts';
import { readPublicKey } from './keys.ts';
import type { LedgerRow } from './row.ts';
import type { SealPayload } from './seal.ts';
import { isSignedBy, signed } from './signature.ts';
import { readRow, writeRow, writtenRow } from './writtenRow.ts';

/** One day of a branch as a signed file: its rows with their exact payloads, seals among them, figures of the last seal. */
const dayFile = z.strictObject({
  format: z.literal('turno25.day.v1'),
  branchId: z.string(),
  date: z.iso.date(),
  publicKey: z.string(),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  ledgerHead: z.strictObject({ seq: z.int().nonnegative(), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  events: z.array(writtenRow),
  /** Null while the day has no seal. */
  figures: z.custom<DailyFigures>((value) => typeof value === 'object').nullable(),
  signature: z.string(),
});
export type DayFile = z.infer<typeof dayFile>;

export type DayFileReport = {
  readonly ok: boolean;
  readonly date: string | null;
  readonly events: number;
  readonly seals: number;
  readonly keyId: string | null;
  /** Sequence number where it shows, when it is an event. */
  readonly seq: number | null;
  readonly detail: string | null;
};

/** The signed file of a day, from its rows in order and the head of the ledger that they are in. */
export function makeDayFile(
  rows: readonly LedgerRow[],
  of: { readonly branchId: string; readonly date: string; readonly head: Pick<LedgerRow, 'seq' | 'hash'> },
  signer: Signer,
): DayFile {
  const events = rows.map(writeRow);
  const last = events.findLast(({ type }) => type === 'daySealed');
  const unsigned = {
    format: 'turno25.day.v1' as const,
    branchId: of.branchId,
    date: of.date,
    publicKey: signer.publicPem,
    keyId: signer.keyId,
    ledgerHead: { seq: of.head.seq, hash: hexOf(of.head.hash) },
    events,
    figures: last === undefined ? null : (JSON.parse(last.payload) as SealPayload).figures,
  };
  return signed(unsigned, signer);
}

/** Checks the file of a day: its own signature, each event's hash, the links between neighbours, every seal and its figures. */
export function verifyDayFile(crypto: EvidenceCrypto, content: unknown, trustedPem: string | null): DayFileReport {
  const parsed = dayFile.safeParse(content);
  if (!parsed.success) return report(null, null, `not an exported day: ${parsed.error.issues[0]?.message ?? ''}`);
  const file = parsed.data;
  const key = readPublicKey(crypto, trustedPem ?? file.publicKey);
  if (key === null) return report(file, null, 'its key cannot be read');
  if (key.keyId !== file.keyId) return report(file, null, `signed by key ${file.keyId}, not by the trusted one`);
  const seen = followDay(crypto, file.date, file.events.map(readRow), new Map([[key.keyId, key]]));
  if (seen.detail !== null) return report(file, seen.seq, seen.detail);
  if (canonicalText(file.figures) !== canonicalText(seen.figures))
    return report(file, null, 'its figures are not those of its last seal');
  if (!isSignedBy(crypto, key, file)) return report(file, null, 'its signature does not fit');
  return report(file, null, null);
}

function report(file: DayFile | null, seq: number | null, detail: string | null): DayFileReport {
  return {
    ok: detail === null,
    date: file?.date ?? null,
    events: file?.events.length ?? 0,
    seals: file?.events.filter((event) => event.type === 'daySealed').length ?? 0,
    keyId: file?.keyId ?? null,
    seq,
    detail,
  };
}
