import { cubeAnswer, type LiveRows } from '@turno25/queue-server/figures/cube.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactRow, FactTable } from '../../../shared/domain/figures/facts/tables.ts';
import { isGuarded, unfitFigure } from '../../../shared/figures/cube/ask.ts';
import { type BreakdownKey, OFFERED_BREAKDOWNS } from '../../../shared/figures/cube/breakdowns.ts';
import { FIGURE_KEYS, figureOf } from '../../../shared/figures/cube/figures.ts';
import { foldFigure } from '../../../shared/figures/cube/fold.ts';
import { factsOf, randomFactDays } from '../../support/randomFacts.ts';
import { gathered, inSqlite } from './engines.ts';

const RUNS = { numRuns: process.env.TURNO25_FULL ? 60 : 3 };
const MONTH = { from: '2026-11-01', to: '2026-11-30' };
const GUARDS = { smallestCell: 10, today: '2026-12-05', openDate: null, formulas: 2 };
const FEW = { ...GUARDS, smallestCell: 3 };
const KEYS = FIGURE_KEYS.filter((key) => figureOf(key).table !== 'fact_case');
const BY: readonly (readonly BreakdownKey[])[] = [[], ...OFFERED_BREAKDOWNS.map((key) => [key]), ['service', 'hour']];

/** Days in tables but for the last one, which goes on. */
function branchOf(days: Parameters<typeof factsOf>[0]) {
  const facts = factsOf(days);
  const all = gathered(facts);
  const last = facts.at(-1);
  const live: LiveRows = (table, { formulas }) =>
    table === 'fact_case' || last === undefined ? [] : last[table].filter((row) => row.formulas === formulas);
  const rows = (table: FactTable): readonly FactRow[] =>
    table === 'fact_case' ? [] : all[table].filter(({ formulas }) => formulas === 2);
  return { db: inSqlite(gathered(facts.slice(0, -1))), live, rows };
}

describe('for any ledger', () => {
  test('what is answered is what the rows say, those in tables and those of the day that goes on together', () => {
    fc.assert(
      fc.property(randomFactDays, (days) => {
        const { db, live, rows } = branchOf(days);
        for (const by of BY) {
          const figures = KEYS.filter((key) => unfitFigure({ figures: [key], by }) === null && !isGuarded(key, by));
          const { groups, total } = cubeAnswer({ db, live }, { ...MONTH, figures, by }, GUARDS);
          for (const [index, key] of figures.entries()) {
            const folded = foldFigure(figureOf(key), rows(figureOf(key).table), by);
            for (const group of groups) {
              const measure = folded.get(JSON.stringify(group.key))?.measure;
              if (measure !== undefined) expect([key, group.cells[index]]).toEqual([key, { hidden: null, ...measure }]);
            }
            for (const name of folded.keys()) expect(groups.map((group) => JSON.stringify(group.key))).toContain(name);
            const whole = foldFigure(figureOf(key), rows(figureOf(key).table), []).get('[]')?.measure;
            if (whole !== undefined) expect([key, total[index]]).toEqual([key, { hidden: null, ...whole }]);
          }
        }
        db.close();
      }),
      RUNS,
    );
  });

  test('no answer of fewer people than the smallest cell is shown, nor any counter of fewer than three', () => {
    let shown = 0;
    fc.assert(
      fc.property(randomFactDays, (days) => {
        const { rows } = branchOf(days);
        const db = inSqlite(gathered(factsOf(days)));
        const live: LiveRows = () => [];
        for (const by of [[], ['service'], ['institution'], ['class'], ['hour'], ['month']] as const) {
          const { groups, total } = cubeAnswer({ db, live }, { ...MONTH, figures: ['satisfied'], by }, FEW);
          for (const cell of [...groups.map(({ cells }) => cells[0]), total[0]])
            if (cell?.hidden === null && cell.den !== 0) {
              shown += 1;
              expect(cell.den).toBeGreaterThanOrEqual(FEW.smallestCell);
            }
        }
        const counters = cubeAnswer({ db, live }, { ...MONTH, figures: ['occupancy'], by: ['counter'] }, GUARDS);
        // One person sits at each counter of a random day, the whole month.
        for (const { key, cells } of counters.groups)
          if (rows('fact_attention').some((row) => row.counter_id === key[0])) expect(cells[0]?.hidden).toBe('few');
        db.close();
      }),
      { numRuns: process.env.TURNO25_FULL ? 200 : 20 },
    );
    expect(shown).toBeGreaterThan(0);
  });

  test.each([
    ['a day', '2026-11-20', '2026-11-20', []],
    ['a range that another less a day is', '2026-11-01', '2026-11-29', []],
    ['a month that is not over', '2026-12-01', '2026-12-31', []],
    ['each day of a month', '2026-11-01', '2026-11-30', ['day']],
    ['two breakdowns at once', '2026-11-01', '2026-11-30', ['service', 'hour']],
  ] as const)('of %s no answer is told, in no group and not in all', (_what, from, to, by) => {
    const { db, live } = branchOf(fc.sample(randomFactDays, { numRuns: 1, seed: 7 })[0] ?? []);
    const { groups, total } = cubeAnswer({ db, live }, { from, to, figures: ['satisfied', 'answers'], by }, GUARDS);
    expect([...groups.flatMap(({ cells }) => cells), ...total].every(({ hidden }) => hidden === 'months')).toBe(true);
    db.close();
  });
});
