import { existsSync, renameSync, rmSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { ANALYST_TABLES, type AnalystTable, analystColumns } from '../warehouse/analysts.ts';
import { appendRows } from '../warehouse/duckdb/append.ts';
import { quoted } from '../warehouse/literals.ts';
import type { Warehouse } from '../warehouse/port.ts';
import { columnsSql } from '../warehouse/schema.ts';

/** Dates of what is taken home, both included. */
export type Dates = { readonly from: string; readonly to: string };

/**
 * Writes a DuckDB file with what analysts get of some dates, whatever engine the warehouse is on: opened with any DuckDB, without
 * a server. Whole or not at all. Memory holds one table of one branch. Gives how many rows it has.
 */
export async function writeQuarterFile(
  warehouse: Pick<Warehouse, 'rows'>,
  dates: Dates,
  file: string,
): Promise<number> {
  const underWay = `${file}.tmp`;
  rmSync(underWay, { force: true });
  const instance = await DuckDBInstance.create(underWay);
  const connection = await instance.connect();
  let count = 0;
  try {
    const branches = await warehouse.rows('SELECT branch_id FROM dim_branch ORDER BY branch_id');
    for (const table of ANALYST_TABLES) {
      const { name, columns, dated } = table;
      await connection.run(`CREATE TABLE ${name} (${columnsSql({ name, columns, key: [], dated }, false)})`);
      const wheres = dated ? branches.map((row) => whereOf(String(row.branch_id), dates)) : [''];
      for (const where of wheres)
        count += await copied(warehouse, table, where, (rows) => appendRows(connection, rows));
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  if (existsSync(file)) rmSync(file);
  renameSync(underWay, file);
  return count;
}

function whereOf(branchId: string, { from, to }: Dates): string {
  return ` WHERE branch_id = ${quoted(branchId)} AND business_date BETWEEN ${quoted(from)} AND ${quoted(to)}`;
}

async function copied(
  warehouse: Pick<Warehouse, 'rows'>,
  table: AnalystTable,
  where: string,
  append: (rows: Parameters<typeof appendRows>[1]) => Promise<void>,
): Promise<number> {
  const rows = await warehouse.rows(`SELECT ${analystColumns(table)} FROM ${table.name}${where}`);
  const cells = rows.map((row) => table.columns.map(({ name }) => row[name] ?? null));
  await append({ table: table.name, rows: cells });
  return rows.length;
}
