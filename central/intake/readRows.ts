import type { LedgerRow } from '@turno25/shared/evidence/row.ts';
import { readRow, writtenRow } from '@turno25/shared/evidence/writtenRow.ts';
import type { Fault } from '../registry/standing.ts';

/** Longer than any row that a branch writes: a form of a kiosk is at most 64 KiB. */
const LONGEST = 1024 * 1024;

export type ReadRows = {
  readonly rows: readonly LedgerRow[];
  /** What stands in the place of the next row and is none; null where all could be read. */
  readonly fault: (Fault & { readonly line: string }) | null;
};

/** The rows of NDJSON up to the first line that is none. `due` names the place of the first one, for whoever looks for it. */
export function readRows(text: string, due: number): ReadRows {
  const rows: LedgerRow[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const row = line.length > LONGEST ? null : rowOf(line);
    if (row === null) {
      const seq = (rows.at(-1)?.seq ?? due - 1) + 1;
      return { rows, fault: { seq, code: 'notARow', detail: 'a line that is no row of a ledger', line } };
    }
    rows.push(row);
  }
  return { rows, fault: null };
}

function rowOf(line: string): LedgerRow | null {
  try {
    const parsed = writtenRow.safeParse(JSON.parse(line));
    return parsed.success ? readRow(parsed.data) : null;
  } catch {
    return null;
  }
}
