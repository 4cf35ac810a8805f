import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { loadGenerated } from '@turno25/central/generated/load.ts';
import { machinesOf } from '@turno25/central/national/machines.ts';
import { ruleCounts, signalsOf } from '@turno25/central/national/signals.ts';
import { staffingOf } from '@turno25/central/national/staffing.ts';
import { NO_HOURS, plusHours, weighed } from '@turno25/central/national/staffingHour.ts';
import { type DuckDbWarehouse, openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { nationalMachines, nationalSignals, nationalStaffing } from '@turno25/shared/contracts/nationalSides.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { machineRow, signalRow } from './besideRows.ts';

const DATES = ['2026-09-07', '2026-09-08', '2026-10-12', '2026-10-13'];
const BOTH = { from: '2026-09-01', to: '2026-10-31' };
const all = (_branchId: string) => true;

let warehouse: DuckDbWarehouse;
beforeAll(async () => {
  warehouse = await openDuckDb(':memory:');
  await warehouse.migrate();
  await loadGenerated(warehouse, generatedBranches(12, [], 120), DATES);
}, 60_000);
afterAll(() => warehouse.close());

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Thirty people of eight minutes: a load of four counters, for which the formula asks five (Python: C(5, 4)). */
const BUSY = {
  people: 30,
  within: { n: 10, d: 30 },
  limitMs: 25 * MINUTE,
  openMs: 3 * HOUR,
  pausedMs: 0,
  eachMs: 8 * MINUTE,
  goal: 0.8,
};

describe('an hour that missed the goal', () => {
  test('lacked counters when all that were had are fewer than needed', () => {
    expect(weighed(BUSY)).toEqual({ ...NO_HOURS, hours: 1, missed: 1, short: 1, lackedMs: 2 * HOUR });
  });

  test('is no lack of staff where people were attended in time, whatever the formula says', () => {
    expect(weighed({ ...BUSY, within: { n: 24, d: 30 } })).toEqual({ ...NO_HOURS, hours: 1 });
    expect(weighed({ ...BUSY, within: { n: 23, d: 30 } }).missed).toBe(1);
  });

  test('is no lack of staff where counters were paused: whoever pauses has them', () => {
    expect(weighed({ ...BUSY, pausedMs: 2 * HOUR })).toEqual({ ...NO_HOURS, hours: 1, missed: 1, paused: 1 });
    // And of those that pause, less is lacking.
    expect(weighed({ ...BUSY, pausedMs: HOUR }).lackedMs).toBe(HOUR);
  });

  test('is no lack of staff where enough were open', () => {
    expect(weighed({ ...BUSY, openMs: 5 * HOUR })).toEqual({ ...NO_HOURS, hours: 1, missed: 1, enough: 1 });
  });

  test('of fewer than five people says nothing: of four, three is chance', () => {
    expect(weighed({ ...BUSY, within: { n: 0, d: 0 } })).toEqual({ ...NO_HOURS, hours: 1 });
    expect(weighed({ ...BUSY, people: 4, within: { n: 0, d: 4 }, openMs: 0 })).toEqual({ ...NO_HOURS, hours: 1 });
    expect(weighed({ ...BUSY, people: 5, within: { n: 0, d: 5 }, openMs: 0 }).short).toBe(1);
  });
});

describe('where staff are missing', () => {
  test('adds up: causes to the missed hours, branches to the country, hours to the total; in parts as at once', async () => {
    const view = await staffingOf(warehouse, BOTH, all);
    expect(nationalStaffing.parse(view)).toEqual(view);
    const [row] = await warehouse.rows(
      'SELECT CAST(COUNT(DISTINCT (branch_id, business_date, hour)) AS BIGINT) AS n FROM fact_unit',
    );
    expect(view.total.hours).toBe(Number(row?.n));
    expect(view.branches.reduce((sum, { branchId, eachMs, ...of }) => plusHours(sum, of), NO_HOURS)).toEqual(
      view.total,
    );
    expect(view.byHour.reduce((sum, { hour, ...of }) => plusHours(sum, of), NO_HOURS)).toEqual(view.total);
    for (const { missed, short, paused, enough } of [view.total, ...view.branches])
      expect(short + paused + enough).toBe(missed);
    expect(view.total.missed).toBeGreaterThan(0);
  });

  test('a branch that is not believed is told and in no sum', async () => {
    const whole = await staffingOf(warehouse, BOTH, all);
    const bad = whole.branches[0];
    const view = await staffingOf(warehouse, BOTH, (branchId) => branchId !== bad?.branchId);
    expect(view.branches).toEqual(whole.branches);
    expect(view.total.hours).toBe(whole.total.hours - (bad?.hours ?? 0));
  });

  test('counters that are closed while nobody else opens look like missing staff, and pauses do not', async () => {
    const branch = (await staffingOf(warehouse, BOTH, all)).branches[0]?.branchId ?? '';
    const of = async () => (await staffingOf(warehouse, BOTH, all)).branches.find((one) => one.branchId === branch);
    const before = await of();
    // All of a branch's free time is said to be a pause: the same counters are had.
    await warehouse.run([
      `UPDATE fact_counter SET paused_ms = paused_ms + available_ms, available_ms = 0 WHERE branch_id = '${branch}'`,
    ]);
    const paused = await of();
    expect(paused?.short).toBe(before?.short);
    expect(paused?.lackedMs).toBe(before?.lackedMs);
    expect(paused?.missed).toBe(before?.missed);
    await warehouse.run([
      `UPDATE fact_counter SET available_ms = paused_ms - 300000, paused_ms = 300000 WHERE branch_id = '${branch}'`,
    ]);
    expect(await of()).toEqual(before);
  });

  test('of a branch of few people nothing is told', async () => {
    const [few] = await warehouse.rows('SELECT branch_id FROM dim_branch ORDER BY branch_id LIMIT 1');
    const id = String(few?.branch_id);
    await warehouse.run([`UPDATE fact_unit SET attended = 0 WHERE branch_id = '${id}' AND place >= 7`]);
    const view = await staffingOf(warehouse, BOTH, all);
    expect(view.branches.some(({ branchId }) => branchId === id)).toBe(false);
  });
});

test('machines add up by kind; time that nobody watched is told and was not up; who is not believed is in no sum', async () => {
  await warehouse.run([
    machineRow('b1', '2026-10-12', 0, 'server', [1, 50, 100, 1, 50]),
    machineRow('b1', '2026-10-12', 1, 'kiosk', [2, 90, 200, 3, 100]),
    machineRow('b1', '2026-10-13', 1, 'kiosk', [3, 300, 300, 0, 0]),
    machineRow('b2', '2026-10-12', 0, 'kiosk', [1, 0, 100, 1, 0]),
    machineRow('b2', '2026-11-01', 0, 'kiosk', [1, 0, 100, 1, 0]),
  ]);
  const view = await machinesOf(warehouse, BOTH, all);
  expect(nationalMachines.parse(view)).toEqual(view);
  expect(view.kinds).toEqual([
    { kind: 'server', machines: 1, upMs: 50, dueMs: 100, losses: 1, unwatchedMs: 50, branches: 1 },
    { kind: 'kiosk', machines: 4, upMs: 390, dueMs: 600, losses: 4, unwatchedMs: 100, branches: 2 },
  ]);
  const believed = await machinesOf(warehouse, BOTH, (branchId) => branchId !== 'b2');
  expect(believed.kinds[1]).toMatchObject({ upMs: 390, dueMs: 500, branches: 1 });
  expect(believed.branches).toEqual(view.branches);
});

describe('signals', () => {
  const count = (branchId: string, month: string, most: number, hits: number, rule = 'emptyCalls') => ({
    branchId,
    rule,
    month,
    most,
    hits,
    trials: 100,
  });
  const told = (counts: Parameters<typeof ruleCounts>[0], believed = all) => ruleCounts(counts, believed);

  test('are counts by branch, and their sum is of what is told', () => {
    const [rule] = told([count('b1', '2026-09', 4, 5), count('b1', '2026-10', 3, 6), count('b2', '2026-09', 2, 1)]);
    expect(rule?.total).toEqual({ hits: 12, trials: 300 });
    expect(rule?.branches).toEqual([
      { branchId: 'b1', counted: { hits: 11, trials: 200 } },
      { branchId: 'b2', counted: { hits: 1, trials: 100 } },
    ]);
  });

  test('one person alone is not told, in no month, range or difference of two, nor by the sum', () => {
    const counts = [count('b1', '2026-09', 4, 5), count('b1', '2026-10', 1, 6), count('b2', '2026-09', 2, 1)];
    const [rule] = told(counts);
    expect(rule?.branches[0]).toEqual({ branchId: 'b1', counted: null });
    expect(rule?.total).toEqual({ hits: 1, trials: 100 });
    expect(told(counts.slice(1, 2))[0]?.total).toEqual({ hits: 0, trials: 0 });
  });

  test('of a device or the whole branch they are told, since they are nobody', () => {
    const [burst] = told([count('b1', '2026-09', 1, 3, 'issueBursts')]);
    expect(burst?.branches[0]?.counted).toEqual({ hits: 3, trials: 100 });
  });

  test('of a branch that is not believed are told and in no sum', () => {
    const [rule] = told([count('b1', '2026-09', 4, 5), count('b2', '2026-09', 2, 1)], (id: string) => id === 'b2');
    expect(rule?.total).toEqual({ hits: 1, trials: 100 });
    expect(rule?.branches).toHaveLength(2);
  });

  test('come from the facts of whole months only', async () => {
    await warehouse.run([
      signalRow('b1', '2026-09-07', 0, 1, 2),
      signalRow('b1', '2026-09-08', 0, 3, 3),
      signalRow('b2', '2026-09-08', 0, 1, 9),
      signalRow('b1', '2026-10-12', 0, 1, 7),
    ]);
    const view = await signalsOf(warehouse, { from: '2026-09-01', to: '2026-09-30' }, all);
    expect(nationalSignals.parse(view)).toEqual(view);
    expect(view.rules).toEqual([
      {
        rule: 'emptyCalls',
        total: { hits: 5, trials: 100 },
        branches: [
          { branchId: 'b1', counted: { hits: 5, trials: 100 } },
          { branchId: 'b2', counted: null },
        ],
      },
    ]);
    expect(await signalsOf(warehouse, null, all)).toEqual({ months: null, rules: [] });
  });
});
