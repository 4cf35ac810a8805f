import { segmentFacts } from '@turno25/central/facts/segments.ts';
import type { BulkWarehouse } from '@turno25/central/generated/load.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import type { BranchDay, Warehouse } from '@turno25/central/warehouse/port.ts';
import { openPostgres } from '@turno25/central/warehouse/postgres/postgres.ts';
import {
  addedFigures,
  denominatorColumn,
  numeratorColumn,
  SUM_TABLES,
  sumColumns,
  sumName,
} from '@turno25/central/warehouse/sums.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY_TABLES } from '../../shared/domain/figures/facts/tables.ts';
import { figureOf } from '../../shared/figures/cube/figures.ts';
import { foldFigure } from '../../shared/figures/cube/fold.ts';
import { gathered } from '../figures/cube/engines.ts';
import { answered, folded, questions, RANGE, type Row, sqlOf, total, withoutEmpty } from '../figures/cube/questions.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type FactDay, factsOf, randomFactDays } from '../support/randomFacts.ts';

const LONG = process.env.TURNO25_FULL === '1';

let postgres: TestPostgres | null = null;
let engines: readonly (readonly [name: string, warehouse: BulkWarehouse])[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
  const duck = ['DuckDB', await openDuckDb(':memory:')] as const;
  engines = postgres === null ? [duck] : [duck, ['PostgreSQL', await openPostgres(postgres.url)]];
  for (const [, warehouse] of engines) await warehouse.migrate();
}, 60_000);
afterAll(async () => {
  for (const [, warehouse] of engines) await warehouse.close();
  postgres?.stop();
});

/** Days of two branches on their way to the warehouse, and the facts of the first. */
function daysOf(days: readonly FactDay[], branchId: string): readonly BranchDay[] {
  return factsOf(days).map((facts, at) => {
    const { date, formulas, now, events } = days[at] as FactDay;
    const segments = segmentFacts(events, formulas, date, now).map((row, place) => ({
      business_date: date,
      place,
      formulas,
      ...row,
    }));
    const beside = { fact_seal: [], fact_signal: [], fact_availability: [], fact_segment: segments };
    return { branchId, date, sealSeq: now === null ? at + 1 : null, formulas, facts, beside };
  });
}

const ofFirst = (table: string): string => `(SELECT * FROM ${table} WHERE branch_id = 'uno') AS one`;

describe('for random ledgers', () => {
  test('the fold and every engine agree, for every figure and breakdown, and sums of days are the same', async () => {
    await fc.assert(
      fc.asyncProperty(randomFactDays, randomFactDays, async (first, second) => {
        const days = daysOf(first, 'uno');
        const facts = gathered(days.map((day) => day.facts));
        for (const [name, warehouse] of engines) {
          await warehouse.forgetDays('uno', [...(await warehouse.loadedSeals('uno')).keys()]);
          await warehouse.load(daysOf(second, 'dos'));
          await warehouse.load(days);
          for (const table of DAY_TABLES) {
            const rows = facts[table].filter(({ formulas }) => formulas === RANGE.formulas);
            const asked = questions(table, false).filter(
              ({ by }) => LONG || by.length === 0 || by[0] === 'service' || by[0] === 'month',
            );
            for (const question of asked) {
              const expected = withoutEmpty(question, total(question, folded(question, rows)));
              const said = answered(question, (await warehouse.rows(sqlOf(question, ofFirst))) as Row[]);
              expect([name, question.by, withoutEmpty(question, said)]).toEqual([name, question.by, expected]);
            }
          }
          for (const table of SUM_TABLES) await sumsAgree(warehouse, table, days);
        }
        const sums = await Promise.all(engines.map(([, warehouse]) => warehouse.checksums()));
        for (const one of sums) expect(one).toEqual(sums[0]);
      }),
      { numRuns: LONG ? 12 : 1 },
    );
  }, 120_000);

  test('days in any order, twice or after others leave the same, on every engine', async () => {
    await fc.assert(
      fc.asyncProperty(randomFactDays, fc.nat(), async (list, salt) => {
        const days = daysOf(list, 'tres');
        for (const [, warehouse] of engines) {
          await warehouse.load(days);
          const once = await warehouse.checksums();
          for (const day of days.toSorted((a, b) => hashed(a.date, salt) - hashed(b.date, salt)))
            await warehouse.load([day, day].slice(0, 1));
          await warehouse.load(days);
          expect(await warehouse.checksums()).toEqual(once);
          expect([...(await warehouse.loadedSeals('tres'))].sort()).toEqual(
            days.map((day) => [day.date, day.sealSeq]).sort(),
          );
        }
      }),
      { numRuns: LONG ? 10 : 1 },
    );
  }, 120_000);

  test('a load that breaks half-way leaves what was there', async () => {
    const days = daysOf(fc.sample(randomFactDays, 1)[0] ?? [], 'cuatro');
    for (const [, warehouse] of engines) {
      await warehouse.load(days);
      const before = await warehouse.checksums();
      const [day] = days;
      const broken = { ...day, facts: { ...day?.facts, fact_door: [{ business_date: null }] } } as unknown as BranchDay;
      await expect(warehouse.load([broken])).rejects.toThrow();
      expect(await warehouse.checksums()).toEqual(before);
      await warehouse.load(days);
      expect(await warehouse.checksums()).toEqual(before);
    }
  }, 60_000);

  test('a database that breaks off in the middle is written to again, and has all or nothing of what was under way', async () => {
    const [, onPostgres] = engines;
    if (onPostgres === undefined) return;
    const [, warehouse] = onPostgres;
    const days = daysOf(fc.sample(randomFactDays, 1)[0] ?? [], 'seis');
    const breakOff = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()';
    await warehouse.load(days);
    const whole = await warehouse.checksums();
    const loading = warehouse.load(days).catch(() => undefined);
    await warehouse.rows(`${breakOff} AND usename = 'turno25'`);
    await loading;
    expect(await warehouse.checksums()).toEqual(whole);
    await warehouse.load(days);
    expect(await warehouse.checksums()).toEqual(whole);
  }, 60_000);

  test('a row that no load brought changes its checksum, also of a branch that has no day', async () => {
    for (const [, warehouse] of engines) {
      await warehouse.load(daysOf(fc.sample(randomFactDays, 1)[0] ?? [], 'siete'));
      const before = await warehouse.checksums();
      const columns = sumColumns('fact_unit');
      const sums = columns.map(() => '1').join(', ');
      await warehouse.run([
        `INSERT INTO sum_unit (branch_id, business_date, formulas, ${columns.join(', ')})
         SELECT 'nadie', MAX(business_date), 2, ${sums} FROM day_of`,
      ]);
      const after = await warehouse.checksums();
      await warehouse.run([`DELETE FROM sum_unit WHERE branch_id = 'nadie'`]);
      expect(after).toEqual({ ...before, sum_unit: after.sum_unit });
      expect(after.sum_unit).not.toBe(before.sum_unit);
      expect(await warehouse.checksums()).toEqual(before);
    }
  }, 60_000);

  test('asking writes nothing, and is one question', async () => {
    for (const [, warehouse] of engines)
      for (const sql of ['DELETE FROM day_of', 'SELECT 1; DELETE FROM day_of', 'DROP TABLE day_of'])
        await expect(warehouse.rows(sql)).rejects.toThrow('only one question');
    // What begins as a question and writes is refused by the engine itself.
    for (const [, warehouse] of engines) {
      await warehouse.load(daysOf(fc.sample(randomFactDays, 1)[0] ?? [], 'cinco'));
      const before = await warehouse.checksums();
      for (const sql of [
        'WITH all_days AS (SELECT 1) DELETE FROM day_of',
        'WITH gone AS (DELETE FROM day_of RETURNING 1) SELECT * FROM gone',
      ])
        await expect(warehouse.rows(sql)).rejects.toThrow();
      expect(await warehouse.checksums()).toEqual(before);
    }
  });
});

async function sumsAgree(
  warehouse: Warehouse,
  table: (typeof SUM_TABLES)[number],
  days: readonly BranchDay[],
): Promise<void> {
  const figures = addedFigures(table);
  const columns = figures.flatMap((key) => [numeratorColumn(key), denominatorColumn(key) ?? '0']);
  const sql = `SELECT ${columns.map((column, at) => `CAST(SUM(${column}) AS BIGINT) AS s${at}`).join(', ')} FROM ${sumName(table)} WHERE branch_id = 'uno'`;
  const [row] = await warehouse.rows(sql);
  const rows = days.flatMap(({ facts }) => facts[table]);
  const expected = figures.flatMap((key) => {
    const measure = foldFigure(figureOf(key), rows, []).get('[]')?.measure;
    return [measure?.num ?? 0, measure?.den ?? 0];
  });
  expect([table, columns.map((_, at) => row?.[`s${at}`] ?? 0)]).toEqual([table, expected]);
}

function hashed(date: string, salt: number): number {
  return (Number(date.slice(8)) * 7919 + salt) % 101;
}
