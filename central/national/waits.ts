import type { WaitRanks } from '@turno25/shared/contracts/national.ts';
import { figureOf } from '@turno25/shared/figures/cube/figures.ts';
import { rankSql } from '@turno25/shared/figures/cube/query.ts';
import type { Warehouse } from '../warehouse/port.ts';
import type { Period } from './periods.ts';
import { FORMULAS } from './sumsOf.ts';

/** The wait that half of the attended, and nine of ten, did not exceed. `where`: whose, as a condition on facts. */
export async function waitRanksOf(
  warehouse: Pick<Warehouse, 'rows'>,
  { from, to }: Period,
  where: string,
): Promise<WaitRanks> {
  const range = { from, to, formulas: FORMULAS };
  const some = (table: string): string => `(SELECT * FROM ${table} WHERE ${where}) AS chosen`;
  const [half, nine] = await Promise.all(
    (['waitP50', 'waitP90'] as const).map(async (key) => {
      const [row] = await warehouse.rows(rankSql(figureOf(key), [], range, some));
      return { ms: row?.v == null ? null : Number(row.v), people: Number(row?.n ?? 0) };
    }),
  );
  return { p50Ms: half?.ms ?? null, p90Ms: nine?.ms ?? null, people: half?.people ?? 0 };
}
