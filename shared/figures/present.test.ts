import { describe, expect, test } from 'vitest';
import { netError95 } from '../domain/figures/v1/satisfaction.ts';
import { span, TestDay } from '../testing/testDay.ts';
import { shareView } from './numbers.ts';
import { presentFigures } from './present.ts';

describe('percents', () => {
  test('round down, so that 89.999 is never shown as the 90 that pays', () => {
    expect(shareView({ num: 89_999, den: 100_000 }).percent).toBe(89.99);
    expect(shareView({ num: 2, den: 3 }).percent).toBe(66.66);
    expect(shareView({ num: 9, den: 10 }).percent).toBe(90);
    expect(shareView({ num: 1, den: 1 }).percent).toBe(100);
  });

  test('are null over nothing', () => {
    expect(shareView({ num: 0, den: 0 })).toEqual({ numerator: 0, denominator: 0, percent: null });
    expect(shareView({ num: 0, den: 7 }).percent).toBe(0);
  });

  test('stay exact with a year of milliseconds', () => {
    // 10^15 · 10^4 is beyond the exact range of a double; 999,999,999,999,999 / 10^15 is just under 100 %
    expect(shareView({ num: 999_999_999_999_999, den: 1_000_000_000_000_000 }).percent).toBe(99.99);
  });
});

describe('the goal', () => {
  test.each([
    { within: 9, late: 1, met: true },
    { within: 8, late: 1, met: false },
  ])('$within of $within + $late attended against 90 %: $met', ({ within, late, met }) => {
    const day = new TestDay();
    for (let index = 0; index < within; index += 1) day.attended(`in${index}`, 0, span(1));
    for (let index = 0; index < late; index += 1) day.attended(`out${index}`, 0, span(26));
    expect(presentFigures(day.figures()).goal).toEqual({ percent: 90, met });
  });

  test('with decimals is compared exactly: 2 of 3 does not reach 66.67 %', () => {
    const day = new TestDay().attended('a', 0, 0).attended('b', 0, 0).attended('c', 0, span(30));
    expect(presentFigures(day.figures({ goalPercent: 66.67 })).goal).toEqual({ percent: 66.67, met: false });
    expect(presentFigures(day.figures({ goalPercent: 66.66 })).goal.met).toBe(true);
  });

  test('is neither met nor missed on an empty day', () => {
    expect(presentFigures(new TestDay().figures()).goal.met).toBeNull();
  });
});

test('waits show their mean, and what lies over the limit in minutes per ticket', () => {
  // waits 5:00 and 30:00: mean 17:30; 5:00 over for two tickets: 2.50
  const view = presentFigures(new TestDay().attended('a', 0, span(5)).attended('b', 0, span(30)).figures());
  expect(view.standard.wait.meanMs).toBe(span(17, 30));
  expect(view.standard.overLimitMinutes).toEqual({ numerator: span(5), denominator: 2, value: 2.5 });
});

test('throughput is per hour of open counter', () => {
  // 1 finished in 40 minutes: 1.5 an hour
  const day = new TestDay().add('counterOpened', 0, { counterId: '1', attendantId: 'at-1' });
  day.issue('a', 0).call('a', 0).start('a', 0).finish('a', span(10)).add('counterClosed', span(40), { counterId: '1' });
  const { service } = presentFigures(day.figures());
  expect(service.throughputPerHour.value).toBe(1.5);
  expect(service.byCounter![0]?.occupancy).toEqual({ numerator: span(10), denominator: span(40), percent: 25 });
});

test('the instant that the figures stand for is written in ISO 8601', () => {
  const view = presentFigures(new TestDay().close(span(330)).figures());
  expect(view.span).toEqual({ kind: 'day', date: '2026-11-20', closed: true, asOf: '2026-11-20T17:00:00.000Z' });
});

describe('satisfaction', () => {
  const answered = (grades: readonly number[]) => {
    const day = new TestDay();
    for (const [index, global] of grades.entries()) day.answer(`s${index}`, span(index), { global });
    return presentFigures(day.figures()).satisfaction.global;
  };

  test('a cell of nine answers is hidden but for their number; one of ten is shown', () => {
    expect(answered([7, 7, 7, 7, 7, 7, 7, 7, 7])).toEqual({ hidden: true, n: 9 });
    expect(answered([7, 7, 7, 7, 7, 7, 7, 7, 7, 7])).toMatchObject({ hidden: false, n: 10 });
  });

  test('share, net index, mean and errors', () => {
    // 3 sixes and sevens, 6 of 1 to 4, 1 five. Net (3 − 6) / 10 = −30; mean (7·3 + 5 + 2·6) / 10 = 3.8.
    // error 1.96 · sqrt(0.25 / 10) = 0.30990 → 31.00 up; net 1.96 · sqrt((0.3 + 0.6 − 0.09) / 10) = 0.55782 → 55.79
    expect(answered([7, 7, 7, 5, 2, 2, 2, 2, 2, 2])).toEqual({
      hidden: false,
      n: 10,
      grades: [0, 6, 0, 0, 1, 0, 3],
      satisfied: { numerator: 3, denominator: 10, percent: 30 },
      net: { numerator: -3, denominator: 10, points: -30 },
      mean: { numerator: 38, denominator: 10, value: 3.8 },
      error95: 31,
      netError95: 55.79,
    });
  });

  test('a net index below zero is rounded down too', () => {
    // (0 − 2) / 12 with ten neutral: −16.666… → −16.67
    expect(answered([1, 1, ...Array.from({ length: 10 }, () => 5)])).toMatchObject({ net: { points: -16.67 } });
  });

  test('nobody answered: no error to show', () => {
    expect(netError95([0, 0, 0, 0, 0, 0, 0])).toBeNull();
  });
});
