import { columnsOf, FACTS_SCHEMA, type FactRow, type FactTable } from '../../domain/figures/facts/tables.ts';
import { type MessageKey, say } from '../../i18n/messages.ts';
import type { ColumnType, Table } from '../table.ts';

/** Columns that hold something narrower than their storage says. */
const NARROWER: Readonly<Record<string, ColumnType>> = {
  business_date: 'date',
  waits_from: 'instant',
  started_at: 'instant',
};

/**
 * Rows of facts as a table that leaves the branch: without the columns that are the branch's own, so that no file says who
 * attended, and without the others that are named.
 */
export function factsTable(table: FactTable, rows: readonly FactRow[], without: readonly string[] = []): Table {
  const columns = columnsOf(table).filter(([name, { own }]) => own !== true && !without.includes(name));
  return {
    key: table,
    title: say(`cube.table.${table}` as MessageKey),
    schema: FACTS_SCHEMA,
    columns: columns.map(([name, { type }]) => ({
      key: name,
      title: say(`cube.column.${name}` as MessageKey),
      type: NARROWER[name] ?? (name.endsWith('_ms') ? 'millis' : type),
    })),
    rows: rows.map((row) => columns.map(([name]) => row[name] ?? null)),
  };
}
