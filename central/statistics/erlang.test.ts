import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendedWithin, countersNeeded, delayed } from './erlang.ts';

describe('Erlang’s delay formula', () => {
  // By the sum of the textbook in Python's fractions, which has no rounding: 4/9, 8192/13735, 4194304/10250507.
  test.each([
    [1, 0.5, 0.5],
    [3, 2, 4 / 9],
    [4, 3.2, 8192 / 13735],
    [10, 8, 4194304 / 10250507],
    [20, 18.5, 0.6481297910265441],
  ])('%i counters at a load of %d: %d wait at all', (counters, load, share) => {
    expect(delayed(counters, load)).toBeCloseTo(share, 12);
  });

  test('and how many wait no longer than 25 minutes', () => {
    expect(attendedWithin(4, 3.2, 1500, 480)).toBeCloseTo(0.9510418413740823, 12);
    expect(attendedWithin(1, 0.9, 1500, 600)).toBeCloseTo(0.2990792952357356, 12);
    expect(attendedWithin(2, 1.9, 1500, 600)).toBeCloseTo(0.279110044387751, 12);
    expect(attendedWithin(8, 7.8, 1500, 600)).toBeCloseTo(0.44170806116279027, 12);
  });

  test.each([
    [30, 480, 5, 5],
    [54, 500, 8, 9],
    [6, 600, 2, 2],
    [20, 900, 6, 7],
    [5, 600, 2, 2],
  ])('%i people an hour of %i s each: %i counters for 80 %%, %i for 95 %%', (people, each, at80, at95) => {
    const load = (people * each) / 3600;
    expect(countersNeeded(load, 1500, each, 0.8)).toBe(at80);
    expect(countersNeeded(load, 1500, each, 0.95)).toBe(at95);
  });

  test('no load needs nobody; fewer counters than the load serve nobody in time', () => {
    expect(countersNeeded(0, 1500, 480, 0.8)).toBe(0);
    expect(attendedWithin(3, 3, 1500, 480)).toBe(0);
    expect(delayed(3, 4)).toBe(1);
  });

  test('the fewest that reach the goal are just that, and a greater load or goal never needs fewer', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 60, noNaN: true }),
        fc.integer({ min: 60, max: 3600 }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (load, each, goal) => {
          const needed = countersNeeded(load, 1500, each, goal);
          expect(attendedWithin(needed, load, 1500, each)).toBeGreaterThanOrEqual(goal);
          if (needed > 1) expect(attendedWithin(needed - 1, load, 1500, each)).toBeLessThan(goal);
          expect(countersNeeded(load * 1.1, 1500, each, goal)).toBeGreaterThanOrEqual(needed);
          expect(countersNeeded(load, 1500, each, 0.99)).toBeGreaterThanOrEqual(needed);
        },
      ),
    );
  });
});
