import { toldOf } from '@turno25/central/national/answers.ts';
import { changeOf, spreadOf, spreadOfAll } from '@turno25/central/national/change.ts';
import { funnelsOf, placeOf } from '@turno25/central/national/funnels.ts';
import type { NationalBranch } from '@turno25/shared/contracts/national.ts';
import { NOTHING } from '@turno25/shared/figures/nationalSums.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

type Judged = Pick<NationalBranch, 'category' | 'profile' | 'doubt' | 'sums'>;

const branch = (n: number, d: number, more: Partial<Judged> = {}): Judged => ({
  category: 'C',
  profile: 'branch',
  doubt: null,
  sums: { ...NOTHING, official: { n, d } },
  ...more,
});

describe('a branch among its likes', () => {
  const likes = Array.from({ length: 30 }, (_, at) => branch(800 + (at % 7) * 4 - 12, 1000));
  const funnels = funnelsOf(likes);

  test('of few people is never blamed for chance, and one far from them is told apart', () => {
    for (let within = 0; within <= 10; within += 1) expect(placeOf(branch(within, 10), funnels)).toBe('few');
    expect(placeOf(branch(30, 40), funnels)).toBe('inside');
    expect(placeOf(branch(600, 1000), funnels)).toBe('below998');
    expect(placeOf(branch(950, 1000), funnels)).toBe('above998');
  });

  test('that travels or is doubted is compared with nobody, and moves no limit', () => {
    const odd = [
      branch(10, 1000, { profile: 'mobile' }),
      branch(10, 1000, { doubt: 'quarantined' }),
      branch(10, 1000, { doubt: 'disputed' }),
    ];
    for (const one of odd) expect(placeOf(one, funnels)).toBe('apart');
    expect(funnelsOf([...likes, ...odd])).toEqual(funnels);
    // Who is late is believed as far as it was heard.
    expect(placeOf(branch(600, 1000, { doubt: 'late' }), funnels)).toBe('below998');
  });

  test('has none where two are all of a category', () => {
    const two = [branch(900, 1000), branch(400, 1000)];
    for (const one of two) expect(placeOf(one, funnelsOf(two))).toBe('few');
    expect(placeOf(branch(900, 1000, { category: 'A' }), funnels)).toBe('few');
  });
});

describe('a change', () => {
  const days = (of: readonly (readonly [n: number, d: number])[]) => {
    const sum = (part: (n: number, d: number) => number): number => of.reduce((all, [n, d]) => all + part(n, d), 0);
    return {
      days: of.length,
      numerator: sum((n) => n),
      denominator: sum((_, d) => d),
      nn: sum((n) => n * n),
      nd: sum((n, d) => n * d),
      dd: sum((_, d) => d * d),
    };
  };
  const even = (n: number, d: number) => days(Array.from({ length: 20 }, () => [n, d] as const));

  test('is told only where its interval has one sign', () => {
    const says = (now: ReturnType<typeof days>, before: ReturnType<typeof days>) =>
      changeOf(spreadOf(now), spreadOf(before))?.says;
    expect(says(even(4, 5), even(3, 5))).toBe('better');
    expect(says(even(3, 5), even(4, 5))).toBe('worse');
    expect(says(even(80, 100), even(79, 100))).toBe('unsure');
    // The same sums, and days of all or nothing: people of one day waited together.
    const uneven = (good: number) => days(Array.from({ length: 20 }, (_, at) => [at < good ? 100 : 0, 100] as const));
    expect(says(even(80, 100), even(60, 100))).toBe('better');
    expect(says(uneven(16), uneven(12))).toBe('unsure');
    expect(says(days([[80, 100]]), even(60, 100))).toBeUndefined();
  });

  test('of the whole country is that of its sums', () => {
    const spread = spreadOfAll([even(80, 100), even(10, 20), days([[5, 10]])]);
    expect(spread?.share).toEqual({ numerator: 1805, denominator: 2410 });
    expect(spreadOfAll([days([[5, 10]])])).toBeNull();
  });
});

test('answers of few are withheld, and never by themselves: the total would tell them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }), (sizes) => {
      const all = sizes.map((d, at) => ({ institutionId: `i${at}`, month: '2026-10', satisfied: { n: 0, d } }));
      const told = toldOf(all);
      const withheld = all.filter(({ institutionId }) => !told.has(institutionId));
      expect([...told.values()].every(({ d }) => d >= 10)).toBe(true);
      if (withheld.length > 0 && told.size > 0) {
        expect(withheld.length).toBeGreaterThan(1);
        expect(withheld.reduce((sum, { satisfied }) => sum + satisfied.d, 0)).toBeGreaterThanOrEqual(10);
      }
    }),
  );
});
