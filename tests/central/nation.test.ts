import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { loadGenerated } from '@turno25/central/generated/load.ts';
import { changeOf } from '@turno25/central/national/change.ts';
import { funnelsOf, placeOf } from '@turno25/central/national/funnels.ts';
import { toldOf } from '@turno25/central/national/institutions.ts';
import { nationOf } from '@turno25/central/national/nation.ts';
import { monthsOver, periodBefore } from '@turno25/central/national/periods.ts';
import { NOTHING } from '@turno25/central/national/sumsOf.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REGIONS } from '../../shared/domain/territory.ts';

const DAYS = ['2026-10-01', '2026-10-02', '2026-11-18', '2026-11-19'];

test('what the country did is the sum of its branches, in the order in which it lies, and nobody is ranked', async () => {
  const warehouse = await openDuckDb(':memory:');
  await warehouse.migrate();
  await loadGenerated(warehouse, generatedBranches(20, [], 30), DAYS);
  const nation = await nationOf(warehouse, { from: '2026-11-01', to: '2026-11-20' }, [], '2026-11-20');
  expect(nation.branches).toHaveLength(20);
  const order = nation.branches.map(({ regionId }) => REGIONS.findIndex(({ id }) => id === regionId));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const [asked] = await warehouse.rows(
    "SELECT COUNT(*) AS n, SUM(within_official) AS w FROM fact_unit WHERE in_official = 1 AND business_date >= '2026-11-01'",
  );
  expect(nation.total.official).toEqual({ n: Number(asked?.w), d: Number(asked?.n) });
  const sum = nation.branches.reduce((all, { sums }) => all + sums.official.d, 0);
  expect(sum).toBe(nation.total.official.d);
  expect(nation.institutions.reduce((all, { units }) => all + units, 0)).toBe(sum);
  // A month that is not over tells no answers.
  expect(nation.institutions.every(({ satisfied }) => satisfied === null)).toBe(true);
  const whole = await nationOf(warehouse, { from: '2026-10-01', to: '2026-11-20' }, [], '2026-11-20');
  expect(whole.institutions.some(({ satisfied }) => satisfied !== null)).toBe(true);
  await warehouse.close();
});

test('a branch of few people is never blamed for chance, and one far from its likes is', () => {
  const branch = (n: number, d: number) => ({ category: 'C' as const, sums: { ...NOTHING, official: { n, d } } });
  const likes = Array.from({ length: 30 }, (_, at) => branch(800 + (at % 7) * 4 - 12, 1000));
  const funnels = funnelsOf(likes);
  for (let within = 0; within <= 10; within += 1) expect(placeOf(branch(within, 10), funnels)).toBe('few');
  expect(placeOf(branch(30, 40), funnels)).toBe('inside');
  expect(placeOf(branch(600, 1000), funnels)).toBe('below998');
  expect(placeOf(branch(950, 1000), funnels)).toBe('above998');
});

test('a change is told only where its interval has one sign', () => {
  expect(changeOf({ n: 80, d: 100 }, { n: 75, d: 100 })?.says).toBe('unsure');
  expect(changeOf({ n: 8000, d: 10_000 }, { n: 7500, d: 10_000 })?.says).toBe('better');
  expect(changeOf({ n: 7500, d: 10_000 }, { n: 8000, d: 10_000 })?.says).toBe('worse');
  expect(changeOf({ n: 1, d: 2 }, { n: 0, d: 0 })).toBeNull();
});

test('answers of few are withheld, and never by themselves: the total would tell them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }), (sizes) => {
      const all = new Map(sizes.map((d, at) => [`i${at}`, { n: 0, d }]));
      const told = toldOf(all);
      const withheld = [...all].filter(([id]) => !told.has(id));
      expect([...told.values()].every(({ d }) => d >= 10)).toBe(true);
      if (withheld.length > 0 && told.size > 0) {
        expect(withheld.length).toBeGreaterThan(1);
        expect(withheld.reduce((sum, [, { d }]) => sum + d, 0)).toBeGreaterThanOrEqual(10);
      }
    }),
  );
});

test('a period is compared with as many days before it, and months that are over are whole', () => {
  expect(periodBefore({ from: '2026-10-01', to: '2026-11-20' })).toEqual({ from: '2026-08-11', to: '2026-09-30' });
  expect(monthsOver({ from: '2026-10-01', to: '2026-11-20' }, '2026-11-20')).toEqual({
    from: '2026-10-01',
    to: '2026-10-31',
  });
  expect(monthsOver({ from: '2026-10-02', to: '2026-11-20' }, '2026-11-20')).toBeNull();
  expect(monthsOver({ from: '2026-01-01', to: '2026-12-31' }, '2027-03-01')).toEqual({
    from: '2026-01-01',
    to: '2026-12-31',
  });
});
