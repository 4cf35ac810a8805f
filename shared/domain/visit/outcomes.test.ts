import { describe, expect, test } from 'vitest';
import { outcomeOfAll } from './outcomes.ts';
import type { Outcome } from './visit.ts';

const all = (...outcomes: [Outcome, ...Outcome[]]): Outcome => {
  const [first, ...rest] = outcomes.map((outcome, index) => ({ serviceId: `s${index}`, outcome }));
  return outcomeOfAll([first!, ...rest]);
};

describe('the outcome of several services', () => {
  test('is theirs where all ended the same way', () => {
    for (const outcome of ['resolved', 'partial', 'referred', 'unresolved'] as const)
      expect(all(outcome, outcome)).toBe(outcome);
  });

  test('is never better than what its parts say', () => {
    expect(all('resolved', 'unresolved')).toBe('partial');
    expect(all('referred', 'resolved')).toBe('partial');
    expect(all('referred', 'partial')).toBe('partial');
    expect(all('referred', 'unresolved')).toBe('unresolved');
  });
});
