import { type Finding, found } from '@turno25/shared/evidence/finding.ts';
import type { Db } from '../ledger/database.ts';

/** Allowed storage of each column, beyond what the table declares: whoever can write the file can also rewrite its schema. */
const COLUMN_TYPES: readonly (readonly [column: string, types: readonly string[]])[] = [
  ['seq', ['integer']],
  ['recorded_at', ['integer']],
  ['occurred_at', ['integer']],
  ['clock_offset_ms', ['integer', 'null']],
  ['business_date', ['text', 'null']],
  ['type', ['text']],
  ['payload', ['blob']],
  ['actor', ['text']],
  ['device', ['text', 'null']],
  ['command_key', ['text', 'null']],
  ['prev_hash', ['blob']],
  ['hash', ['blob']],
];

const typeAllowed = ([column, types]: (typeof COLUMN_TYPES)[number]): string =>
  `typeof(${column}) IN (${types.map((type) => `'${type}'`).join(', ')})`;

/** The first row with a column stored as what it must not be; one look over the table, without a row leaving it. */
export function columnFinding(db: Db): Finding | null {
  const types = COLUMN_TYPES.map(([column]) => `typeof(${column}) AS ${column}`).join(', ');
  const row = db
    .prepare(
      `SELECT seq AS at, ${types} FROM event WHERE NOT (${COLUMN_TYPES.map(typeAllowed).join(' AND ')}) ORDER BY seq LIMIT 1`,
    )
    .get() as (Record<string, string> & { at: number }) | undefined;
  if (row === undefined) return null;
  const [bad] = COLUMN_TYPES.filter(([column, allowed]) => !allowed.includes(row[column] ?? 'absent'));
  return found(Number(row.at), 'columnType', `${bad?.[0]} is stored as ${row[bad?.[0] ?? '']}`);
}
