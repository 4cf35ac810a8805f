import { exportedTable } from '@turno25/queue-server/exports/tables/tables.ts';
import { openInMemory } from '@turno25/queue-server/ledger/database.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';
import { fileOf } from '@turno25/shared/exports/formats.ts';
import { seedConfig } from '../support/branch.ts';
import { DAYS, FIRST, fillYear, VISITS } from './cube.ts';
import { durations, type Measured, measured, quantile } from './measure.ts';

/** Milliseconds within which a workbook of a year is promised. */
const XLSX_MS = 10_000;
/** Bytes that writing it may add to the process at most. */
const MEMORY = 200 * 1024 * 1024;

/** A year of a branch (60,000 rows) as a workbook and for SPSS, beside reading the same rows; and the memory that it takes. */
export async function exportsBench(): Promise<Measured[]> {
  const db = openInMemory();
  fillYear(db);
  const ofDay = db.prepare('SELECT * FROM fact_unit WHERE business_date = ? ORDER BY place');
  const { head, rows } = exportedTable(
    'units',
    {
      dates: Array.from({ length: DAYS }, (_, day) => addDays(FIRST, day)),
      months: [],
      rowsOf: (_, date) => ofDay.all(date) as FactRow[],
      cases: () => [],
    },
    seedConfig(),
  );
  const about = { branchId: 'b', branchName: 'B', from: FIRST, to: addDays(FIRST, DAYS - 1), madeAt: 0, zone: 'UTC' };
  const read = await durations(2, () => {
    for (const _ of rows);
  });
  const floor = quantile(read, 0.5);
  let most = 0;
  const before = process.memoryUsage().rss;
  const written = async (format: 'xlsx' | 'sav'): Promise<number> => {
    const [ms = 0] = await durations(1, () => {
      for (const _ of fileOf(format, head, rows, about)) most = Math.max(most, process.memoryUsage().rss - before);
    });
    return ms;
  };
  const [xlsx, sav] = [await written('xlsx'), await written('sav')];
  db.close();
  const name = `${DAYS * VISITS} visits`;
  return [
    measured(`a workbook of ${name}`, xlsx, 'ms', floor, 'reading the rows', XLSX_MS),
    measured(`for SPSS, ${name}`, sav, 'ms', floor, 'reading the rows'),
    measured(`memory while they are written`, most / 1024 / 1024, 'MiB', 1, 'one MiB', MEMORY / 1024 / 1024),
  ];
}
