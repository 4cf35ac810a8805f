import type { EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import { textOf } from '@turno25/shared/evidence/bytes.ts';
import { rowsOf } from '@turno25/shared/evidence/seal.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { SealedRows } from '../figures/sealedRows.ts';
import type { Db } from '../ledger/database.ts';

/** Names the days whose kept rows are not those that their seal names: figures of a period would be computed from them. */
export function sealedRowDifferences(db: Db): string[] {
  // A file that this release never opened keeps none yet.
  const kept = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'sealed_unit'").get();
  if (kept === undefined) return [];
  const rows = new SealedRows(db);
  const seals = db
    .prepare(
      'SELECT kept.business_date AS date, payload FROM sealed_rows_of AS kept JOIN event ON event.seq = seal_seq',
    )
    .all() as { date: string; payload: Buffer }[];
  return seals.flatMap(({ date, payload }) => {
    const seal = JSON.parse(textOf(payload)) as EventPayloads['daySealed'];
    if (!('v' in seal)) return [];
    return agrees(rows, date, seal) ? [] : [`the rows kept of ${date} are not those that its seal names`];
  });
}

function agrees(rows: SealedRows, date: string, seal: Extract<EventPayloads['daySealed'], { v: number }>): boolean {
  try {
    const { count, digest } = rowsOf(nodeCrypto, seal.formulas === 1 ? rows.ofDate(date) : rows.unitsOf(date));
    return count === seal.rows.count && digest === seal.rows.digest && rows.columnsAgree(date);
  } catch (error) {
    // A hand or a bad page may leave a text that is no row at all: it is none of those that the seal names.
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError) return false;
    throw error;
  }
}
