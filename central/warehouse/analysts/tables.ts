import { WAREHOUSE_TABLES, type WarehouseColumn } from '../schema.ts';

/**
 * What somebody who analyses gets: in a file of a quarter and through the read-only door of PostgreSQL, the same. Left out is
 * what may tell of one person: what people answered (told by whole months and not of few, ADR 0076), and where somebody
 * attended, since with the hour a counter is its attendant (ADR 0077); so is what the rules of signals count.
 */
const NOT_TOLD: readonly string[] = ['fact_answer', 'sum_answer', 'fact_counter', 'fact_signal'];
const OF_WHOM = 'counter_id';

export type AnalystTable = {
  readonly name: string;
  readonly columns: readonly WarehouseColumn[];
  /** Whether its rows are of business dates of a branch. */
  readonly dated: boolean;
};

export const ANALYST_TABLES: readonly AnalystTable[] = WAREHOUSE_TABLES.filter(
  ({ name }) => !NOT_TOLD.includes(name),
).map(({ name, columns, dated }) => ({ name, columns: columns.filter((column) => column.name !== OF_WHOM), dated }));

/** The columns of such a table, as a question lists them. */
export function analystColumns({ columns }: AnalystTable): string {
  return columns.map(({ name }) => name).join(', ');
}
