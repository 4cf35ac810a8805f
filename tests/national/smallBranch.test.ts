import { funnelsOf, placeOf } from '@turno25/central/national/funnels.ts';
import { NOTHING } from '@turno25/shared/figures/nationalSums.ts';
import { expect, test } from 'vitest';

const branch = (n: number, d: number) => ({
  category: 'D' as const,
  profile: 'branch' as const,
  doubt: null,
  sums: { ...NOTHING, official: { n, d } },
});

/** Where a branch stands among twenty that attend 800 of 1000 in time. */
function placeAmongLikes(n: number, d: number): string {
  const own = branch(n, d);
  return placeOf(own, funnelsOf([...Array.from({ length: 20 }, () => branch(800, 1000)), own]));
}

/** Exact, of 30 people at 80 %: P(X <= 21) = 0.129, P(X <= 18) = 0.0095, P(X <= 15) = 0.00023 (Python, `math.comb`). */
test('a small branch is not blamed for what chance does to few people, and a large one with the same share is seen', () => {
  expect(placeAmongLikes(21, 30)).toBe('inside');
  expect(placeAmongLikes(700, 1000)).toBe('below998');
  expect(placeAmongLikes(18, 30)).toBe('below95');
  expect(placeAmongLikes(15, 30)).toBe('below998');
});

test('of a branch of less than thirty people nothing is said, however bad it looks', () => {
  expect(placeAmongLikes(0, 9)).toBe('few');
  expect(placeAmongLikes(0, 29)).toBe('few');
});
