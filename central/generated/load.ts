import { quoted } from '../warehouse/literals.ts';
import type { Dimensions, Warehouse } from '../warehouse/port.ts';
import { rowsOfCalendar } from '../warehouse/rowsOfDay.ts';
import type { GeneratedBranch } from './branches.ts';
import { generatedFactsSql } from './facts.ts';
import { GENERATED_SERVICES } from './services.ts';

/** A warehouse that takes statements: data is made where it lies. */
export type BulkWarehouse = Warehouse & { readonly run: (statements: readonly string[]) => Promise<void> };

/** Branches made in one statement: memory holds what they have of all dates. */
const AT_ONCE = 30;

/** Fills a warehouse with a generated country. `told`: branches that are ready. Dates in order, business days. */
export async function loadGenerated(
  warehouse: BulkWarehouse,
  branches: readonly GeneratedBranch[],
  dates: readonly string[],
  told: (ready: number) => void = () => undefined,
): Promise<void> {
  const institutions = new Map(GENERATED_SERVICES.map((one) => [one.institutionId, one.institution]));
  const dimensions: Dimensions = {
    branches: branches.map(({ dimension }) => dimension),
    institutions: [...institutions].map(([id, name]) => ({ id, name })),
    services: GENERATED_SERVICES.map(({ id, institutionId, name }) => ({ id, institutionId, name })),
  };
  await warehouse.putDimensions(dimensions);
  const calendar = rowsOfCalendar(dates);
  const values = [...calendar.rows].map(
    (row) => `(${row.map((value) => (typeof value === 'string' ? quoted(value) : String(value))).join(', ')})`,
  );
  const columns = calendar.columns.join(', ');
  await warehouse.run([
    `INSERT INTO dim_calendar (${columns}) SELECT * FROM (VALUES ${values.join(', ')}) AS made (${columns})
     WHERE business_date NOT IN (SELECT business_date FROM dim_calendar)`,
  ]);
  for (let at = 0; at < branches.length; at += AT_ONCE) {
    await warehouse.run(generatedFactsSql(branches.slice(at, at + AT_ONCE), dates));
    told(Math.min(branches.length, at + AT_ONCE));
  }
}
