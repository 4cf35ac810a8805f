import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { loadGenerated } from '@turno25/central/generated/load.ts';
import { toldOf } from '@turno25/central/national/answers.ts';
import { branchDayOf, branchDaysOf } from '@turno25/central/national/branchDays.ts';
import { nationOf, spared } from '@turno25/central/national/nation.ts';
import { periodBefore, periodOf } from '@turno25/central/national/periods.ts';
import { waitRanksOf } from '@turno25/central/national/waits.ts';
import { type DuckDbWarehouse, openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import type { BranchStanding } from '@turno25/shared/contracts/centre.ts';
import { nationalView } from '@turno25/shared/contracts/national.ts';
import { monthsOver } from '@turno25/shared/domain/calendar/wholeMonths.ts';
import { NOTHING, plus } from '@turno25/shared/figures/nationalSums.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const DATES = ['2026-10-05', '2026-10-06', '2026-10-07', '2026-10-12', '2026-10-13', '2026-10-14'];
const WEEK = { from: '2026-10-12', to: '2026-10-18' };
const TODAY = '2026-10-19';

let warehouse: DuckDbWarehouse;
const branches = generatedBranches(48, [], 60);
beforeAll(async () => {
  warehouse = await openDuckDb(':memory:');
  await warehouse.migrate();
  await loadGenerated(warehouse, branches, DATES);
}, 60_000);
afterAll(() => warehouse.close());

const nation = (standings: readonly BranchStanding[] = [], period = WEEK) =>
  nationOf(warehouse, period, standings, TODAY);

async function sumOf(sql: string): Promise<number> {
  const [row] = await warehouse.rows(`SELECT CAST(${sql} AS BIGINT) AS n FROM fact_unit
    WHERE business_date BETWEEN '${WEEK.from}' AND '${WEEK.to}'`);
  return Number(row?.n);
}

function standing(branchId: string, change: Partial<BranchStanding>): BranchStanding {
  return {
    branchId,
    name: 'Una sucursal',
    comuna: '13101',
    profile: 'branch',
    active: true,
    state: 'upToDate',
    heldSeq: 9,
    heldAt: null,
    sealedUntil: null,
    heardAt: null,
    way: 'pull',
    trouble: null,
    fault: null,
    accepted: null,
    disputed: false,
    keyId: '',
    ...change,
  };
}

describe('the country in a period', () => {
  test('is the sum of its branches, and of every person in the facts, in the order in which it lies', async () => {
    const view = await nation();
    expect(nationalView.parse(view)).toEqual(view);
    expect(view.branches.reduce((sum, { sums }) => plus(sum, sums), NOTHING)).toEqual(view.total);
    expect(view.total.official).toEqual({ n: await sumOf('SUM(within_official)'), d: await sumOf('SUM(in_official)') });
    expect(view.total.overLimitMs).toBe(
      await sumOf('SUM(CASE WHEN in_official = 1 AND official_ms > limit_ms THEN official_ms - limit_ms ELSE 0 END)'),
    );
    expect(view.total.tickets).toBe(await sumOf('SUM(first)'));
    const regions = view.branches.map(({ regionId }) => regionId).filter((id, at, all) => all[at - 1] !== id);
    expect(regions).toEqual([
      '15',
      '01',
      '02',
      '03',
      '04',
      '05',
      '13',
      '06',
      '07',
      '16',
      '08',
      '09',
      '14',
      '10',
      '11',
      '12',
    ]);
    expect(view.institutions.reduce((sum, { units }) => sum + units, 0)).toBe(view.total.official.d);
    expect(view.before).toEqual({ from: '2026-10-05', to: '2026-10-11' });
  });

  test('a branch that is doubted lifts and sinks nothing, is compared with nobody, and is told beside it', async () => {
    const whole = await nation();
    const [first, second] = [...whole.branches].sort((a, b) => share(a.sums.official) - share(b.sums.official));
    const bad = first?.branchId ?? '';
    const other = second?.branchId ?? '';
    const view = await nation([standing(bad, { state: 'quarantined' }), standing(other, { disputed: true })]);
    const of = (id: string) => view.branches.find(({ branchId }) => branchId === id);
    expect(of(bad)).toMatchObject({ doubt: 'quarantined', place: 'apart', change: null, sums: first?.sums });
    expect(of(other)).toMatchObject({ doubt: 'disputed', place: 'apart', change: null });
    // The worst two gain the country nothing by being doubted that is not said in the same place.
    expect(view.doubted.branches).toBe(2);
    expect(plus(view.total, view.doubted.sums)).toEqual(whole.total);
    expect(view.institutions.reduce((sum, { units }) => sum + units, 0)).toBe(view.total.official.d);
    const late = await nation([standing(bad, { state: 'late' })]);
    expect(late.total).toEqual(whole.total);
    expect(late.branches.find(({ branchId }) => branchId === bad)?.doubt).toBe('late');
  });

  test('says better or worse only where the days of both periods say it', async () => {
    const view = await nation();
    for (const { change } of view.branches) {
      if (change === null) continue;
      expect(change.low <= change.difference && change.difference <= change.high).toBe(true);
      expect(change.says).toBe(change.low > 0 ? 'better' : change.high < 0 ? 'worse' : 'unsure');
    }
    // One day says nothing of how days differ.
    const day = await nation([], { from: '2026-10-13', to: '2026-10-13' });
    expect([day.change, ...day.branches.map(({ change }) => change)].every((change) => change === null)).toBe(true);
  });

  test('does not add days of other formulas, and says how many there are', async () => {
    await warehouse.run([
      "INSERT INTO day_of VALUES ('gen-13101', '2026-10-15', 5, 1, NULL)",
      `INSERT INTO sum_unit SELECT * REPLACE ('2026-10-15' AS business_date, 1 AS formulas) FROM sum_unit
        WHERE business_date = '2026-10-14'`,
    ]);
    const view = await nation();
    expect(view.otherFormulas).toBe(1);
    expect(view.total.official.d).toBe(await sumOf('SUM(in_official)'));
    await warehouse.run(['DELETE FROM day_of WHERE formulas = 1', 'DELETE FROM sum_unit WHERE formulas = 1']);
  });

  test('of few people, few likes or a mobile unit nothing is said', async () => {
    const view = await nation();
    for (const { place, profile, sums } of view.branches) {
      if (profile === 'mobile') expect(place).toBe('apart');
      else if (sums.official.d < 30) expect(place).toBe('few');
    }
    for (const funnel of view.funnels)
      expect(funnel.spread === 1 || funnel.spread === Math.sqrt(funnel.phi)).toBe(true);
  });
});

test('a branch, a day and a region tell what their people do', async () => {
  const [view] = [await nation()];
  const { branchId, sums } = view.branches[7] ?? must();
  const days = await branchDaysOf(warehouse, branchId, WEEK);
  expect(days?.days.map(({ date }) => date)).toEqual(['2026-10-14', '2026-10-13', '2026-10-12']);
  expect(days?.days.reduce((sum, day) => plus(sum, day.sums), NOTHING).official).toEqual(sums.official);
  expect(days?.wait.people).toBe(sums.official.d);
  expect(days?.proof).toBe('generated');
  const day = await branchDayOf(warehouse, branchId, '2026-10-13');
  expect(day?.sums).toEqual(days?.days[1]?.sums);
  expect(day?.services.length).toBeGreaterThan(1);
  expect(await branchDayOf(warehouse, branchId, '2026-10-18')).toBeNull();
  expect(await branchDaysOf(warehouse, "nobody' OR 1 = 1", WEEK)).toBeNull();
  const waits = (
    await warehouse.rows(`SELECT official_ms FROM fact_unit WHERE branch_id = '${branchId}'
    AND business_date BETWEEN '${WEEK.from}' AND '${WEEK.to}' AND in_official = 1 ORDER BY official_ms`)
  ).map((row) => Number(row.official_ms));
  const ranks = await waitRanksOf(warehouse, WEEK, `branch_id = '${branchId}'`);
  expect(ranks).toEqual({
    p50Ms: waits[Math.ceil(waits.length * 0.5) - 1],
    p90Ms: waits[Math.ceil(waits.length * 0.9) - 1],
    people: waits.length,
  });
});

test('time that people were spared is the mean excess of before less that of now, by the people of now', () => {
  const sums = (overLimitMs: number, d: number) => ({ ...NOTHING, overLimitMs, official: { n: 0, d } });
  expect(spared(sums(50_000, 100), sums(200_000, 200))).toBe(50_000);
  expect(spared(sums(200_000, 100), sums(200_000, 200))).toBe(-100_000);
  expect(spared(sums(1, 1), sums(0, 0))).toBeNull();
});

test('periods go on today; what they are compared with has as many days', () => {
  expect(periodOf('quarter', '2026-11-26')).toEqual({ from: '2026-10-01', to: '2026-11-26' });
  expect(periodOf('week', '2026-11-26')).toEqual({ from: '2026-11-23', to: '2026-11-26' });
  expect(periodOf('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  expect(periodOf('year', '2026-01-01')).toEqual({ from: '2026-01-01', to: '2026-01-01' });
  expect(periodBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({ from: '2026-01-29', to: '2026-02-28' });
  expect(monthsOver({ from: '2026-10-01', to: '2026-11-26' }, '2026-11-26')).toEqual({
    from: '2026-10-01',
    to: '2026-10-31',
  });
  expect(monthsOver({ from: '2026-11-01', to: '2026-11-26' }, '2026-11-26')).toBeNull();
});

test('what few people answered is not told, nor what a sum or another range would give away', () => {
  const of = (...sizes: readonly (readonly [month: string, sizes: readonly number[]])[]) =>
    [
      ...toldOf(
        sizes.flatMap(([month, all]) =>
          all.map((d, at) => ({ institutionId: String(at), month, satisfied: { n: 1, d } })),
        ),
      ).keys(),
    ].join();
  expect(of(['2026-09', [50, 60, 70]])).toBe('0,1,2');
  expect(of(['2026-09', [9, 60, 70]])).toBe('2');
  expect(of(['2026-09', [3, 4, 60, 70]])).toBe('3');
  expect(of(['2026-09', [9]])).toBe('');
  // Two months together are many, and the one less the other would be the few of October.
  expect(of(['2026-09', [50, 60, 70]], ['2026-10', [9, 60, 70]])).toBe('2');
});

function share({ n, d }: { readonly n: number; readonly d: number }): number {
  return d === 0 ? 1 : n / d;
}

function must(): never {
  throw new Error('there are branches');
}
