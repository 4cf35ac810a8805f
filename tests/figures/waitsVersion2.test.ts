import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dailyFigures } from '../../shared/domain/figures/v1/daily.ts';
import { goalVerdict } from '../../shared/domain/figures/v2/goal.ts';
import { measureDay } from '../../shared/domain/figures/v2/measured.ts';
import { unitRows } from '../../shared/domain/figures/v2/rows.ts';
import { type Compliance, standardOf } from '../../shared/domain/figures/v2/standard.ts';
import { span, TestDay } from '../../shared/testing/testDay.ts';
import { randomDays } from '../support/randomWaits.ts';
import { DATE } from '../support/waitHistories.ts';

/** fast-check prints the seed and the smallest day that breaks a rule. */
const RUNS = { numRuns: 1_000 } as const;

/** The eight numbers of a compliance, in one order. */
function numbersOf({ official, strict, withoutBrief }: Compliance): readonly number[] {
  const shares = [official, strict, withoutBrief.official, withoutBrief.strict];
  return shares.flatMap(({ num, den }) => [num, den]);
}

function sumOf(parts: readonly Compliance[]): readonly number[] {
  return parts.map(numbersOf).reduce((sum, part) => sum.map((n, i) => n + (part[i] ?? 0)), Array(8).fill(0));
}

describe('for any day', () => {
  test('the strict wait is never below the official one, and no wait is below zero', () => {
    fc.assert(
      fc.property(randomDays, ({ events, now }) => {
        for (const { officialMs, strictMs } of unitRows(measureDay(events, DATE, now))) {
          expect(Math.min(officialMs ?? 0, strictMs ?? 0)).toBeGreaterThanOrEqual(0);
          if (officialMs !== null && strictMs !== null) expect(strictMs).toBeGreaterThanOrEqual(officialMs);
        }
      }),
      RUNS,
    );
  });

  test('services, classes and channels each add up to the whole', () => {
    fc.assert(
      fc.property(randomDays, ({ events, now }) => {
        const standard = standardOf(measureDay(events, DATE, now));
        const whole = numbersOf(standard);
        expect(sumOf(standard.byService)).toEqual(whole);
        expect(sumOf(Object.values(standard.byClass))).toEqual(whole);
        expect(sumOf(Object.values(standard.byChannel))).toEqual(whole);
      }),
      RUNS,
    );
  });

  test('the rows say where the shares come from', () => {
    fc.assert(
      fc.property(randomDays, ({ events, now }) => {
        const day = measureDay(events, DATE, now);
        const { official, strict, walkDirects } = standardOf(day);
        const rows = unitRows(day);
        const count = (where: 'in' | 'within', share: 'official' | 'strict') =>
          rows.filter((row) => row[where].includes(share)).length;
        expect(official).toEqual({ num: count('within', 'official'), den: count('in', 'official') });
        expect(strict).toEqual({ num: count('within', 'strict'), den: count('in', 'strict') + walkDirects.paired });
      }),
      RUNS,
    );
  });

  test('what is within is in, in every share', () => {
    fc.assert(
      fc.property(randomDays, ({ events, now }) => {
        const { official, strict, withoutBrief, withoutExclusions } = standardOf(measureDay(events, DATE, now));
        for (const { num, den } of [
          official,
          strict,
          withoutBrief.official,
          withoutBrief.strict,
          withoutExclusions.strict,
        ]) {
          expect(num).toBeLessThanOrEqual(den);
        }
      }),
      RUNS,
    );
  });

  test('events of another date and of unknown types change nothing', () => {
    fc.assert(
      fc.property(randomDays, ({ events, now }) => {
        const unknown = { type: 'somethingNew', at: 0, businessDate: DATE, payload: {} };
        const others = events.map((event) => ({ ...event, businessDate: '2026-11-21' }));
        expect(unitRows(measureDay([unknown, ...others, ...events], DATE, now))).toEqual(
          unitRows(measureDay(events, DATE, now)),
        );
      }),
      RUNS,
    );
  });
});

/** A day of version 1 with none of the acts that version 2 sees otherwise. */
const plainVisit = fc.record({
  at: fc.integer({ min: 0, max: span(300) }),
  wait: fc.integer({ min: 0, max: span(60) }),
  lasts: fc.integer({ min: span(1), max: span(20) }),
  how: fc.constantFrom('finished', 'noShow', 'left', 'removed', 'waiting'),
  service: fc.constantFrom('pension', 'housing'),
});

test('a plain day has the shares of version 1', () => {
  fc.assert(
    fc.property(fc.array(plainVisit, { maxLength: 25 }), (visits) => {
      const day = new TestDay();
      for (const [index, { at, wait, lasts, how, service }] of visits.entries()) {
        const [id, counter, then] = [`v${index}`, `c${index}`, at + wait];
        day.issue(id, at, { serviceId: service });
        if (how === 'finished')
          day
            .call(id, then, counter)
            .start(id, then, counter)
            .finish(id, then + lasts, 'resolved', counter);
        if (how === 'noShow') day.call(id, then, counter).noShow(id, then + lasts, counter);
        if (how === 'left') day.add('visitLeft', then, { visitId: id });
        if (how === 'removed') day.add('visitRemoved', then, { visitId: id, reason: { code: 'other', note: null } });
      }
      const now = day.origin + span(400);
      const options = { businessDate: day.date, now, smallestCell: 10, goalPercent: 90 };
      const first = dailyFigures(day.events, options).standard;
      const second = standardOf(measureDay(day.events, day.date, now));
      expect({ official: second.official, strict: second.strict }).toEqual({
        official: first.official,
        strict: first.strict,
      });
      const services = first.byService
        .map(({ serviceId, official }) => ({ serviceId, official }))
        .filter(({ official }) => official.den > 0);
      expect(second.byService.map(({ serviceId, official }) => ({ serviceId, official }))).toEqual(
        expect.arrayContaining(services),
      );
    }),
    RUNS,
  );
});

test('a goal is met only where official, strict and strict without brief all reach it', () => {
  const share = (num: number) => ({ num, den: 10 });
  const goal = { num: 90, den: 100 };
  const of = (official: number, strict: number, long: number) =>
    goalVerdict(
      { official: share(official), strict: share(strict), withoutBrief: { official: share(9), strict: share(long) } },
      goal,
    );
  expect(of(9, 9, 9).met).toBe(true);
  expect(of(9, 8, 9)).toEqual({ official: true, strict: false, strictWithoutBrief: true, met: false });
  expect(of(10, 9, 8).met).toBe(false);
  expect(
    goalVerdict(
      { official: share(9), strict: share(9), withoutBrief: { official: share(9), strict: { num: 0, den: 0 } } },
      goal,
    ).met,
  ).toBe(false);
});
