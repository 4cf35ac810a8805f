import { FEWEST_DAYS, forecastOf } from '@turno25/shared/domain/bonus/forecast/forecast.ts';
import type { PastDay } from '@turno25/shared/domain/bonus/forecast/paths.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { binomialTail } from '@turno25/shared/domain/signals/statistics/tails.ts';
import { describe, expect, it, test } from 'vitest';
import { CASES, coverageOf } from './coverage.ts';
import { history } from './histories.ts';

const FULL = process.env.TURNO25_FULL === '1';
/** The short form tries the two cheapest, with and without a change of level; the long form all of them. */
const TRIED = FULL ? CASES : CASES.filter(({ name }) => name.includes('three years') || name.includes('half'));
const HISTORIES = FULL ? 300 : 12;
const SEED = 20_261_127;
/** Chance of one of these tests to fail though the intervals are what they say: of both ends, in all the cases. */
const CHANCE = 0.001;

/** Whether so many of a binomial are no surprise, on either side. */
function isUnsurprising(hits: number, trials: number, rate: number): boolean {
  return binomialTail(hits, trials, rate) > CHANCE && 1 - binomialTail(hits + 1, trials, rate) > CHANCE;
}

test.each(TRIED)('intervals hold what they say: $name', (one) => {
  const held = coverageOf(one, HISTORIES, SEED);
  const error = (rate: number): string => ((196 * Math.sqrt(rate * (1 - rate))) / Math.sqrt(held.of)).toFixed(1);
  const percent = (hits: number): string => ((100 * hits) / held.of).toFixed(1);
  console.log(
    `${one.name}: of ${held.of} histories (seed ${SEED}) 80 % held ${percent(held.share80)} % (± ${error(0.8)}), 95 % held ${percent(held.share95)} % (± ${error(0.95)}), people at 95 % ${percent(held.people95)} %`,
  );
  expect(isUnsurprising(held.share80, held.of, 0.8)).toBe(true);
  expect(isUnsurprising(held.share95, held.of, 0.95)).toBe(true);
  // Of people the intervals may be wider than they say, and never narrower.
  expect(1 - binomialTail(held.people95 + 1, held.of, 0.95)).toBeGreaterThan(CHANCE);
});

describe('a forecast', () => {
  const past = history({ known: 740, ahead: 60, change: false }, SEED);
  const known = past.slice(0, 740);
  const stretch = { soFar: { num: 0, den: 0 }, done: 0, left: past.slice(740).map(({ date }) => date) };

  it('is the same for the same days and seed, and hardly another for another seed', () => {
    const one = forecastOf(known, stretch, 1);
    expect(forecastOf(known, stretch, 1)).toEqual(one);
    const other = forecastOf(known, stretch, 2);
    const width = (one?.share.high80 ?? 0) - (one?.share.low80 ?? 0);
    expect(Math.abs((one?.share.middle ?? 0) - (other?.share.middle ?? 1))).toBeLessThan(width / 4);
  });

  it('is none with fewer days than it needs', () => {
    expect(forecastOf(known.slice(0, FEWEST_DAYS - 1), stretch, 1)).toBeNull();
  });

  it('is what was counted where no day is left', () => {
    const whole = forecastOf(known, { soFar: { num: 90, den: 120 }, done: 5, left: [] }, 1);
    expect(whole?.share).toEqual({ middle: 0.75, low80: 0.75, high80: 0.75, low95: 0.75, high95: 0.75 });
    expect(whole?.people.high95).toBe(0);
  });

  it('knows a full weekday from an empty one', () => {
    const even: PastDay[] = [];
    for (let date = '2024-01-01'; even.length < 721; date = addDays(date, 1))
      even.push({ date, num: even.length % 7 === 0 ? 30 : 90, den: 100 });
    // Day 721 is the one of every seven on which thirty of a hundred are within.
    const bad = forecastOf(even, { soFar: { num: 0, den: 0 }, done: 0, left: [addDays('2024-01-01', 721)] }, 1);
    const good = forecastOf(even, { soFar: { num: 0, den: 0 }, done: 0, left: [addDays('2024-01-01', 722)] }, 1);
    expect([bad?.share.middle, good?.share.middle]).toEqual([0.3, 0.9]);
  });
});
