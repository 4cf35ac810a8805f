import { describe, expect, it } from 'vitest';
import { falseSignals, generatedBranches, recordedBranch } from './cleanDays.ts';
import { otherPowers } from './otherPower.ts';
import { powers } from './power.ts';

const SEED = 2026;
const full = process.env.TURNO25_FULL === '1';

describe(`thresholds of signals, seed ${SEED}`, () => {
  it('leave clean days in peace, recorded and generated, by day and all together', () => {
    const branches = full
      ? [...generatedBranches(60, SEED), ...[0, 1, 2].map((index) => recordedBranch(10, SEED + 100 * index))]
      : [...generatedBranches(4, SEED, ['C', 'D'], [0.85, 1.05]), recordedBranch(2, SEED)];
    for (const days of full ? [1, 5, 20, 60] : [1, 4]) {
      const { ranges, signals } = falseSignals(branches, days);
      expect(ranges).toBeGreaterThan(0);
      expect((100 * signals.length) / ranges, signals.join('; ')).toBeLessThanOrEqual(2);
    }
  }, 600_000);

  it('see what bends something else than a wait, by its own rule, and a clock moved once', () => {
    const request = full
      ? ({ size: 'B', load: 0.98, days: 20, tries: 20, seed: SEED } as const)
      : ({ size: 'C', load: 0.92, days: 6, tries: 1, seed: SEED } as const);
    const powersOf = Map.groupBy(otherPowers(request), ({ act }) => act);
    for (const [act, sizes] of powersOf) {
      for (const { size, seen, tries, others } of full ? sizes : [])
        console.log(`${request.days} days; ${act} ${size}: seen ${seen} of ${tries}, by other rules ${others}`);
      // The smallest is what honest branches do too, and is left in peace; the largest is seen.
      const [least, most] = [sizes[0], sizes.at(-1)];
      expect((least?.seen ?? 1) / (least?.tries ?? 1), act).toBeLessThanOrEqual(0.05);
      expect((most?.seen ?? 0) / (most?.tries ?? 1), act).toBeGreaterThanOrEqual(0.95);
    }
  }, 600_000);

  it('see an act that moves the official share a point', () => {
    const request = full
      ? ({ size: 'B', load: 0.98, days: 60, tries: 20, seed: SEED } as const)
      : ({ size: 'C', load: 0.92, days: 24, tries: 1, seed: SEED, by: ['all'] } as const);
    for (const { act, by, tries, seen, points } of powers(request)) {
      if (by === 'all') expect(seen / tries, act).toBeGreaterThanOrEqual(0.95);
      if (by === 'all' && act !== 'stuffedAnswers') expect(points, act).toBeGreaterThan(0.8);
    }
  }, 600_000);
});
