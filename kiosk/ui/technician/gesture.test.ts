import { describe, expect, it } from 'vitest';
import { CORNER, isLastTap, noTaps, type Taps, tapped } from './gesture.ts';

const GAP = 1_000;
const IN = { x: 10, y: 10 };
const taps = (...at: readonly (readonly [number, { x: number; y: number }])[]): Taps =>
  at.reduce((before, [when, where]) => tapped(before, where, when), noTaps(GAP));

describe('the hidden gesture', () => {
  it('is five quick taps in the corner', () => {
    expect(isLastTap(taps([0, IN], [300, IN], [600, IN], [900, IN], [1_200, IN]))).toBe(true);
    expect(isLastTap(taps([0, IN], [300, IN], [600, IN], [900, IN]))).toBe(false);
    expect(isLastTap(taps([0, IN], [300, IN], [600, IN], [900, IN], [1_200, IN], [1_500, IN]))).toBe(false);
  });

  it('is not made by a person who rests a hand there, or touches something in between', () => {
    expect(isLastTap(taps([0, IN], [300, IN], [600, IN], [900, IN], [900 + GAP + 1, IN]))).toBe(false);
    const elsewhere = { x: CORNER, y: 10 };
    expect(isLastTap(taps([0, IN], [300, IN], [600, elsewhere], [700, IN], [800, IN]))).toBe(false);
  });
});
