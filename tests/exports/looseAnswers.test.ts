import { looseAnswers } from '@turno25/queue-server/exports/tables/answers.ts';
import { lastOf, lastTwelveMonths, wholeMonths } from '@turno25/queue-server/exports/tables/months.ts';
import { pooledGroups } from '@turno25/shared/exports/pooled.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const LEAST = 10;
const answer = fc.record({
  business_date: fc.constant('2026-11-03'),
  standing: fc.constantFrom('counted', 'counted', 'counted', 'tooSoon'),
  service_id: fc.constantFrom('a', 'a', 'a', 'b', 'b', 'c', 'd', null),
  class: fc.constantFrom('general', 'general', 'preferential'),
  channel: fc.constantFrom('inPerson', 'inPerson', 'inPerson', 'appointment'),
  bound: fc.constantFrom(0, 1),
  in_figures: fc.constant(1),
  global: fc.integer({ min: 1, max: 7 }),
  treatment: fc.constant(null),
  wait: fc.constant(null),
  resolved: fc.constantFrom('yes', 'no', null),
});

const countsBy = (rows: readonly object[], keys: readonly string[]): readonly number[] =>
  [
    ...Map.groupBy(rows, (row) => JSON.stringify(keys.map((key) => (row as Record<string, unknown>)[key]))).values(),
  ].map(({ length }) => length);

describe('answers of a month that leave the branch', () => {
  test('nothing of what is told is of few, nor what is left when it is taken from the totals that anybody may see', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 150 }), (rows) => {
        const told = looseAnswers(rows, LEAST);
        const counted = rows.filter(({ standing }) => standing === 'counted');
        expect(told).toHaveLength(counted.length < LEAST ? 0 : counted.length);
        for (const keys of [['service_id'], ['service_id', 'class', 'channel']])
          expect(countsBy(told, keys).every((count) => count >= LEAST)).toBe(true);
        // Of a procedure all the answers bear its name, or none does: no difference to its total is a few people.
        for (const [service, ofService] of Map.groupBy(counted, ({ service_id }) => service_id)) {
          const named = told.filter(({ service_id }) => service_id === service);
          if (service !== null) expect([0, ofService.length]).toContain(named.length);
        }
        expect(told.map(({ global }) => global).sort()).toEqual(
          told.length === 0 ? [] : counted.map(({ global }) => global).sort(),
        );
      }),
    );
  });

  test('their order does not tell who answered first', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 60 }), (rows) => {
        expect(looseAnswers([...rows].reverse(), LEAST)).toEqual(looseAnswers(rows, LEAST));
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
    expect(lastOf('2028-02')).toBe('2028-02-29');
    expect(lastTwelveMonths('2026-11-26')).toEqual({ from: '2025-11-01', to: '2026-10-31' });
    expect(lastTwelveMonths('2026-01-01')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  });
});
