import { expect, test } from 'vitest';
import { goalVerdict } from './goal.ts';
import type { Compliance } from './standard.ts';

const NINETY = { num: 9_000, den: 10_000 };
const shares = (official: number, strict: number, strictWithoutBrief: number): Compliance =>
  ({
    official: { num: official, den: 100_000 },
    strict: { num: strict, den: 100_000 },
    withoutBrief: { official: { num: official, den: 100_000 }, strict: { num: strictWithoutBrief, den: 100_000 } },
  }) as unknown as Compliance;

test.each([
  [90_000, 90_000, 90_000, true],
  [99_000, 89_999, 90_000, false],
  [99_000, 95_000, 89_999, false],
])(
  'a goal of 90 with official %i, strict %i and strict without brief %i of 100,000',
  (official, strict, brief, met) => {
    expect(goalVerdict(shares(official, strict, brief), NINETY).met).toBe(met);
  },
);

test('nothing is met where nothing is defined', () => {
  const none = { num: 0, den: 0 };
  const verdict = goalVerdict(
    { official: none, strict: none, withoutBrief: { official: none, strict: none } } as unknown as Compliance,
    NINETY,
  );
  expect(verdict).toMatchObject({ official: null, met: false });
});
