import { describe, expect, it } from 'vitest';
import { falseSignals, generatedBranches, recordedBranch } from './cleanDays.ts';
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
