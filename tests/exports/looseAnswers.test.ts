import { looseAnswers } from '@turno25/queue-server/exports/tables/answers.ts';
import { lastOfMonth } from '@turno25/shared/domain/calendar/businessDates.ts';
import { lastTwelveMonths, wholeMonths } from '@turno25/shared/domain/calendar/months.ts';
import { pooledGroups } from '@turno25/shared/exports/pooled.ts';
import { hiddenByMonth } from '@turno25/shared/figures/cube/smallCells.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const LEAST = 10;
const answer = fc
  .record({
    business_date: fc.constant('2026-11-03'),
    in_figures: fc.constantFrom(1, 1, 1, 1, 0),
    service_id: fc.constantFrom('a', 'a', 'a', 'b', 'b', 'c', 'd', null),
    global: fc.option(fc.integer({ min: 1, max: 7 }), { freq: 6 }),
    treatment: fc.constant(null),
    wait: fc.option(fc.integer({ min: 1, max: 7 }), { freq: 1 }),
    resolved: fc.constantFrom('yes', 'no', null),
  })
  .map((row) => ({
    ...row,
    institution_id: row.service_id === null ? null : 'ab'.includes(row.service_id) ? 'x' : 'y',
  }));
const MONTH = '2026-11';

describe('answers of a month that leave the branch', () => {
  test('of a procedure all the answers bear its name or none does, and no question is told of few', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 150 }), (rows) => {
        const told = looseAnswers(MONTH, rows, LEAST);
        const own = rows.filter(({ in_figures }) => in_figures === 1);
        expect(told).toHaveLength(own.length < LEAST ? 0 : own.length);
        for (const [service, group] of Map.groupBy(told, ({ service_id }) => service_id)) {
          expect(group.length).toBeGreaterThanOrEqual(service === null ? Math.min(LEAST, group.length) : LEAST);
          if (service !== null)
            expect(group).toHaveLength(own.filter(({ service_id }) => service_id === service).length);
          for (const column of ['global', 'wait', 'resolved'] as const) {
            const said = group.filter((row) => row[column] !== null).length;
            if (service !== null) expect(said === 0 || said >= LEAST).toBe(true);
          }
        }
      }),
    );
  });

  test('together with every figure by procedure that anybody may see, it gives away nothing that is hidden there', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 120 }), (rows) => {
        const told = looseAnswers(MONTH, rows, LEAST);
        const own = rows.filter(({ in_figures }) => in_figures === 1);
        for (const column of ['global', 'wait', 'resolved'] as const) {
          const answered = own.filter((row) => row[column] !== null);
          const cells = [...Map.groupBy(answered, ({ service_id }) => String(service_id ?? ''))].map(
            ([cell, group]) => ({
              cell,
              parent: group[0]!.institution_id ?? '',
              month: MONTH,
              n: group.length,
            }),
          );
          const hidden = hiddenByMonth(cells, LEAST).get(MONTH);
          if (hidden === undefined) continue;
          // What the file says of the column by name is what the figures say, and the nameless ones are all the hidden ones or none.
          const named = told.filter((row) => row.service_id !== null && row[column] !== null);
          for (const { service_id } of named) expect(hidden.cells.has(service_id!)).toBe(false);
          const nameless = told.filter((row) => row.service_id === null && row[column] !== null).length;
          const all = answered.filter(({ service_id }) => hidden.cells.has(service_id ?? '')).length;
          const none = answered.filter(({ service_id }) => service_id === null && !hidden.cells.has('')).length;
          expect([0, all, all + none, none]).toContain(nameless);
        }
      }),
    );
  });

  test('their order does not tell who answered first', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 60 }), (rows) => {
        expect(looseAnswers(MONTH, [...rows].reverse(), LEAST)).toEqual(looseAnswers(MONTH, rows, LEAST));
      }),
    );
  });

  test('small groups are pooled with the smallest others until the pool is large enough', () => {
    expect([
      ...pooledGroups(
        new Map([
          ['a', 3],
          ['b', 12],
          ['c', 30],
        ]),
        10,
      ),
    ]).toEqual(['a', 'b']);
    expect([
      ...pooledGroups(
        new Map([
          ['a', 6],
          ['b', 5],
          ['c', 30],
        ]),
        10,
      ),
    ]).toEqual(['b', 'a']);
    expect([
      ...pooledGroups(
        new Map([
          ['a', 10],
          ['b', 30],
        ]),
        10,
      ),
    ]).toEqual([]);
    expect([
      ...pooledGroups(
        new Map([
          ['a', 2],
          ['b', 3],
        ]),
        10,
      ),
    ]).toEqual(['a', 'b']);
  });

  test('only whole months are told: no two ranges differ by a day', () => {
    expect(wholeMonths('2026-11-01', '2026-11-29')).toEqual([]);
    expect(wholeMonths('2026-11-02', '2027-01-31')).toEqual(['2026-12', '2027-01']);
    expect(wholeMonths('2028-02-01', '2028-02-29')).toEqual(['2028-02']);
    expect(wholeMonths('2026-12-01', '2026-11-30')).toEqual([]);
    expect(lastOfMonth('2028-02')).toBe('2028-02-29');
    expect(lastTwelveMonths('2026-11-26')).toEqual({ from: '2025-11-01', to: '2026-10-31' });
    expect(lastTwelveMonths('2026-01-01')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  });
});
