import type { DuckDBConnection } from '@duckdb/node-api';
import type { Rows } from '../rowsOfDay.ts';

/** Appends rows to a table, values in the order of its columns. */
export async function appendRows(
  connection: DuckDBConnection,
  { table, rows }: Pick<Rows, 'table' | 'rows'>,
): Promise<void> {
  const appender = await connection.createAppender(table);
  for (const row of rows) {
    for (const value of row) {
      if (value === null) appender.appendNull();
      else if (typeof value === 'number') appender.appendBigInt(BigInt(value));
      else appender.appendVarchar(value);
    }
    appender.endRow();
  }
  appender.closeSync();
}
