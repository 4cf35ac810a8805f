import { describe, expect, it } from 'vitest';
import { goalText, percentText } from './percent.ts';

describe('percentText', () => {
  it('never rounds up to a goal that was not met', () => {
    expect(percentText({ numerator: 1_999, denominator: 2_500, percent: 79.96 })).toBe('79,9 %');
    expect(percentText({ numerator: 4, denominator: 5, percent: 80 })).toBe('80,0 %');
  });
  it('claims nothing when there is nothing to divide by', () => {
    expect(percentText({ numerator: 0, denominator: 0, percent: null })).toBe('—');
  });
});

describe('goalText', () => {
  it('has a decimal only when it needs one', () => {
    expect(goalText(80)).toBe('80 %');
    expect(goalText(82.5)).toBe('82,5 %');
  });
});
