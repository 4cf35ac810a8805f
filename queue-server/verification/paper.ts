import { isoInstant } from '@turno25/shared/domain/calendar/businessDates.ts';
import { type Instant, MINUTE } from '@turno25/shared/domain/ids.ts';
import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import { found } from '@turno25/shared/evidence/finding.ts';
import type { Db } from '../ledger/database.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { VerificationReport } from './report.ts';

/** Digits of a ticket's paper, and its date and time where they are known, UTC ms. */
export type PaperAsked = { readonly seq: number; readonly beginning: string; readonly at: Instant | null };

/** The report of a ledger with what a paper says of it: a witness that nobody can take back from its holder. */
export function withPaper(db: Db, report: VerificationReport, { seq, beginning, at }: PaperAsked): VerificationReport {
  const row = new Ledger(db).row(seq);
  const bad = (detail: string): VerificationReport => ({
    ...report,
    ok: false,
    seq,
    finding: found(seq, 'paper', detail),
  });
  if (row === null || !hexOf(row.hash).startsWith(beginning))
    return bad(`the ledger does not contain event ${seq} as the paper says${restoredBefore(db, seq)}`);
  const recorded = isoInstant(row.recordedAt);
  // A paper shows no seconds.
  if (at !== null && row.recordedAt > at + MINUTE)
    return bad(`event ${seq} was recorded at ${recorded}, after the paper`);
  const note = `the ledger contains what the paper says: event ${seq}, recorded at ${recorded}`;
  return { ...report, warnings: [...report.warnings, note] };
}

/** A restore may explain it: what it left out is no lie by itself. */
function restoredBefore(db: Db, seq: number): string {
  const cut = db
    .prepare(
      `SELECT max(json_extract(CAST(payload AS TEXT), '$.cutSeq')) FROM event
       WHERE type = 'ledgerRestored' AND json_extract(CAST(payload AS TEXT), '$.cutSeq') < ?`,
    )
    .pluck()
    .get(seq) as number | null;
  return cut === null ? '' : `; event ${cut} is where a restore cut it: the paper may be of the part that was left out`;
}
