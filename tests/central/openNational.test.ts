import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { loadGenerated } from '@turno25/central/generated/load.ts';
import { nationOf } from '@turno25/central/national/nation.ts';
import { NOTHING } from '@turno25/central/national/sumsOf.ts';
import { type OpenCell, openMonth } from '@turno25/central/reports/openMonth.ts';
import { openTable } from '@turno25/central/reports/openTable.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const LEAST = 10;
const COMUNAS = ['15101', '13101', '13102', '13103', '05101', '05102'];
const INSTITUTIONS = ['a', 'b', 'c', 'd'];

const month = fc
  .uniqueArray(
    fc.record({
      comuna: fc.constantFrom(...COMUNAS),
      institution: fc.constantFrom(...INSTITUTIONS),
      tickets: fc.oneof(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 10, max: 90 })),
    }),
    { maxLength: 20, selector: ({ comuna, institution }) => `${comuna} ${institution}` },
  )
  .map((cells) =>
    cells.map(({ comuna, institution, tickets }): OpenCell => {
      const official = { n: Math.floor(tickets / 2), d: tickets };
      return { comuna, institution, proof: 'evidence', sums: { ...NOTHING, tickets, official } };
    }),
  );

test('open data tell of no few people, not even to whoever knows what each institution did in the country', () => {
  fc.assert(
    fc.property(month, (cells) => {
      const rows = openMonth(cells, LEAST);
      const all = cells.reduce((sum, { sums }) => sum + sums.tickets, 0);
      expect(rows.reduce((sum, { sums }) => sum + sums.tickets, 0)).toBe(all < LEAST ? 0 : all);
      for (const { sums } of rows) expect(sums.tickets).toBeGreaterThanOrEqual(LEAST);
      if (rows.length === 0) return;
      const told = new Set(rows.flatMap(({ institution }) => institution ?? []));
      // What each row says, as a sum of cells; then what each institution did that is told by name.
      const known = [
        ...rows.map(({ place, comunas, institution }) => {
          const named = new Set(rows.filter((row) => row.place === place).flatMap((row) => row.institution ?? []));
          return cells.map((cell) =>
            Number(
              comunas.includes(cell.comuna) &&
                (institution === null ? !named.has(cell.institution) : cell.institution === institution),
            ),
          );
        }),
        ...[...told].map((name) => cells.map(({ institution }) => Number(institution === name))),
      ];
      const rank = rankOf(known);
      for (const [at, { sums }] of cells.entries()) {
        if (sums.tickets >= LEAST) continue;
        const alone = cells.map((_, place) => Number(place === at));
        expect(rankOf([...known, alone])).toBe(rank + 1);
      }
    }),
    { numRuns: 300 },
  );
});

/** How many of some equations say something new: elimination, sharing nothing with what is tested. */
function rankOf(equations: readonly (readonly number[])[]): number {
  const rows = equations.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const at = rows.findIndex((row, place) => place >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    const pivot = rows[at];
    const first = rows[rank];
    if (pivot === undefined || first === undefined) continue;
    rows[at] = first;
    rows[rank] = pivot;
    for (const [place, row] of rows.entries()) {
      if (place === rank) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      if (factor !== 0) for (const [cell, value] of pivot.entries()) row[cell] = (row[cell] ?? 0) - factor * value;
    }
    rank += 1;
  }
  return rank;
}

test('the open data of a whole month add up to what the page shows of it', async () => {
  const warehouse = await openDuckDb(':memory:');
  await warehouse.migrate();
  // Small branches: many of their cells are of few people.
  await loadGenerated(warehouse, generatedBranches(12, [], 12), [
    '2026-09-30',
    '2026-10-05',
    '2026-10-06',
    '2026-11-03',
  ]);
  const table = await openTable(warehouse, ['2026-10'], []);
  const at = (key: string): number => table.columns.findIndex((column) => column.key === key);
  const sum = (key: string, part: 'numerator' | 'denominator'): number =>
    table.rows.reduce((all, row) => all + ((row[at(key)] as { numerator: number; denominator: number })[part] ?? 0), 0);
  const { total } = await nationOf(warehouse, { from: '2026-10-01', to: '2026-10-31' }, [], '2026-11-20');
  expect(table.rows.reduce((all, row) => all + Number(row[at('tickets')]), 0)).toBe(total.tickets);
  expect(sum('official', 'numerator')).toBe(total.official.n);
  expect(sum('wait', 'numerator')).toBe(total.wait.n);
  expect(sum('abandonment', 'denominator')).toBe(total.abandonment.d);
  expect(new Set(table.rows.map((row) => row[at('month')]))).toEqual(new Set(['2026-10']));
  expect(table.rows.some((row) => row[at('institution_id')] === null)).toBe(true);
  expect(table.rows.every((row) => Number(row[at('tickets')]) >= LEAST && row[at('proof')] === 'generated')).toBe(true);
  await warehouse.close();
});
