import { describe, expect, it } from 'vitest';
import { bunchingOf } from './bunching.ts';
import { BINS_BEFORE, emptyHistogram } from './histogram.ts';
import { smoothed } from './smooth.ts';

/** A parabola, which the curve of a clean branch may well be. */
const CLEAN = emptyHistogram().map((_, place) => 100 + 4 * place - Math.round(0.08 * place ** 2));

describe('bunching', () => {
  it('lays a curve that goes through what is smooth already', () => {
    const smooth = CLEAN.map((_, place) => 100 + 4 * place - 0.08 * place ** 2);
    for (const [place, value] of smoothed(smooth).entries()) expect(value).toBeCloseTo(smooth[place] ?? 0, 6);
  });

  it('finds nothing in a smooth histogram, and what was moved from behind the limit to before it', () => {
    const clean = bunchingOf(CLEAN, 0.35);
    expect(clean?.excess).toBeCloseTo(0, 1);
    expect(clean?.p).toBeGreaterThan(0.5);
    const moved = [...CLEAN];
    for (const [from, to] of [
      [BINS_BEFORE, BINS_BEFORE - 1],
      [BINS_BEFORE + 1, BINS_BEFORE - 2],
      [BINS_BEFORE + 2, BINS_BEFORE - 3],
    ] as const) {
      const many = Math.round((moved[from] ?? 0) * 0.8);
      moved[from] = (moved[from] ?? 0) - many;
      moved[to] = (moved[to] ?? 0) + many;
    }
    const bent = bunchingOf(moved, 0.35);
    expect(bent?.excess).toBeCloseTo(0.8, 1);
    expect(bent?.p).toBeLessThan(1e-4);
    expect(bent?.interval[0]).toBeGreaterThan(0.35);
  });

  it('draws the same interval again, from a seed that the counts give', () => {
    expect(bunchingOf(CLEAN, 0.35)).toEqual(bunchingOf([...CLEAN], 0.35));
    expect(bunchingOf(CLEAN, 0.35)?.seed).not.toBe(bunchingOf([...CLEAN].reverse(), 0.35)?.seed);
  });

  it('says nothing of too few', () => {
    expect(
      bunchingOf(
        CLEAN.map(() => 1),
        0.35,
      ),
    ).toBeNull();
  });
});
