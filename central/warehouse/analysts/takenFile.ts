import { renameSync, rmSync } from 'node:fs';
import type { DuckDbWarehouse } from '../duckdb/duckDb.ts';
import { analystViews, type Dates } from './views.ts';

/**
 * A DuckDB file of what analysts may have of some dates, both included, to take along: the views as tables. It is whole or it
 * is not there.
 */
export async function writeTakenFile(
  warehouse: Pick<DuckDbWarehouse, 'takeOut'>,
  file: string,
  dates: Dates,
): Promise<void> {
  if (![dates.from, dates.to].every((date) => /^\d{4}-\d{2}-\d{2}$/.test(date))) throw new Error('not two dates');
  const unfinished = `${file}.part`;
  rmSync(unfinished, { force: true });
  await warehouse.takeOut(unfinished, analystViews(dates));
  renameSync(unfinished, file);
}
