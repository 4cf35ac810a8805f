import { createHash } from 'node:crypto';
import type { FactValue } from '@turno25/shared/domain/figures/facts/tables.ts';
import { quoted } from './literals.ts';
import { WAREHOUSE_TABLES, type WarehouseTable } from './schema.ts';

type Ask = (sql: string) => Promise<readonly Readonly<Record<string, FactValue>>[]>;

/**
 * SHA-256 of each table's rows as text, in an order that needs no engine's collation. One branch at a time: memory holds no
 * more than that.
 */
export async function checksumsOf(ask: Ask): Promise<Readonly<Record<string, string>>> {
  const sums: Record<string, string> = {};
  for (const table of WAREHOUSE_TABLES) sums[table.name] = await checksum(ask, table);
  return sums;
}

/** Its branches are those that its own rows name: a row of a branch that has no day is seen too. */
async function checksum(ask: Ask, { name, columns, dated }: WarehouseTable): Promise<string> {
  const hash = createHash('sha256');
  const names = columns.map((column) => column.name);
  for (const part of dated ? await branchesOf(ask, name) : ['']) {
    const rows = await ask(`SELECT ${names.join(', ')} FROM ${name}${part}`);
    const lines = rows.map((row) => JSON.stringify(names.map((column) => row[column] ?? null)));
    for (const line of lines.sort()) hash.update(`${line}\n`);
  }
  return hash.digest('hex');
}

/** The condition of each branch of a table, in the order of their code units. */
async function branchesOf(ask: Ask, table: string): Promise<readonly string[]> {
  const found = await ask(`SELECT DISTINCT branch_id FROM ${table}`);
  return found
    .map(({ branch_id }) => String(branch_id))
    .sort()
    .map((branch) => ` WHERE branch_id = ${quoted(branch)}`);
}
