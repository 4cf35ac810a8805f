import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { achievementOf, bandOf, bonusOf, type Goal, partOutcome } from './goals.ts';
import { stillNeeded } from './needed.ts';
import { add, compare, cut, ofDecimal, over, rational, times } from './rational.ts';

const goal = (over: Partial<Goal> = {}): Goal => ({
  id: 'g',
  part: 'collective',
  name: 'Espera',
  formula: 'n / d',
  numerator: 'n',
  denominator: 'd',
  target: 90,
  unit: 'percent',
  direction: 'rising',
  weight: 50,
  technicalNote: '',
  verification: '',
  obligatory: false,
  source: 'entered',
  entered: null,
  ...over,
});
const judged = (result: readonly [number, number] | null, more: Partial<Goal> = {}) => ({
  goal: goal(more),
  result: result === null ? null : { num: result[0], den: result[1] },
});

describe('how much of a goal was reached', () => {
  it('is the measured over the target, and never more than all', () => {
    expect(achievementOf(goal(), { num: 45, den: 100 }, 'partial')).toEqual(rational(1n, 2n));
    expect(achievementOf(goal(), { num: 95, den: 100 }, 'partial')).toEqual(rational(1n));
    expect(achievementOf(goal(), { num: 8_999, den: 10_000 }, 'whole')).toEqual(rational(0n));
    expect(achievementOf(goal(), { num: 0, den: 0 }, 'partial')).toBeNull();
  });

  it('turns round where less is better', () => {
    const days = goal({ direction: 'falling', unit: 'number', target: 5 });
    expect(achievementOf(days, { num: 40, den: 4 }, 'partial')).toEqual(rational(1n, 2n));
    expect(achievementOf(days, { num: 0, den: 4 }, 'partial')).toEqual(rational(1n));
  });
});

describe('a part of the bonus', () => {
  it('is judged by all of its goals together: one that is missed does not stop it', () => {
    const outcome = partOutcome(
      'collective',
      [judged([70, 100]), judged([95, 100], { id: 'h' })],
      'partial',
      'missed',
    )!;
    // (50 x 70/90 + 50 x 1) / 100 = 88.88…
    expect([cut(outcome.compliance, 2), outcome.band, cut(outcome.pays, 1)]).toEqual([88.88, 'half', 4]);
  });

  it('pays nothing where a goal that it depends on is missed', () => {
    const outcome = partOutcome(
      'institutional',
      [
        judged([89, 100], { part: 'institutional', obligatory: true }),
        judged([99, 100], { part: 'institutional', id: 'h' }),
      ],
      'partial',
      'missed',
    )!;
    expect([cut(outcome.compliance, 1), outcome.band, outcome.missed]).toEqual([99.4, 'nothing', ['g']]);
  });

  it('compares exactly: 89.999… is not 90', () => {
    expect(bandOf(rational(90n))).toBe('all');
    expect(bandOf(over(rational(899_999n), rational(10_000n)))).toBe('half');
    expect(bandOf(over(rational(749_999n), rational(10_000n)))).toBe('nothing');
    expect(bandOf(rational(75n))).toBe('half');
  });

  it('is between its worst and its best where a goal has no result yet', () => {
    const goals = [judged([90, 100], { weight: 60 }), judged(null, { id: 'h', weight: 40 })];
    const bands = (['missed', 'reached'] as const).map(
      (unknown) => partOutcome('collective', goals, 'partial', unknown)?.band,
    );
    expect(bands).toEqual(['nothing', 'all']);
  });

  it('comes to 30.6 at most, and to 15 where nothing was reached', () => {
    const both = (result: readonly [number, number]) =>
      bonusOf([
        partOutcome('institutional', [judged(result, { part: 'institutional' })], 'partial', 'missed'),
        partOutcome('collective', [judged(result)], 'partial', 'missed'),
      ]);
    expect(cut(both([1, 1]), 1)).toBe(30.6);
    expect(cut(both([0, 1]), 1)).toBe(15);
    expect(cut(both([70, 100]), 1)).toBe(22.8);
  });

  it('never falls when a result gets better', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ weight: fc.integer({ min: 1, max: 50 }), num: fc.nat(100) }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.nat(5),
        fc.nat(40),
        (list, which, more) => {
          const outcome = (bonus: number) =>
            partOutcome(
              'collective',
              list.map(({ weight, num }, index) => {
                const better = index === which % list.length ? Math.min(100, num + bonus) : num;
                return judged([better, 100], { id: `g${index}`, weight });
              }),
              'partial',
              'missed',
            )!;
          expect(compare(outcome(more).compliance, outcome(0).compliance)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('what is still needed', () => {
  it('is the least that reaches the target, by whole people', () => {
    expect(stillNeeded({ num: 850, den: 1_000 }, 1_000, 90)).toEqual({ state: 'open', within: 950, of: 1_000 });
    expect(stillNeeded({ num: 95, den: 100 }, 5, 90)).toEqual({ state: 'sure', of: 5 });
    expect(stillNeeded({ num: 0, den: 100 }, 50, 90)).toEqual({ state: 'lost', of: 50 });
  });

  it('holds for any stretch: one fewer would not do, and so many do', () => {
    fc.assert(
      fc.property(
        fc.nat(5_000),
        fc.nat(5_000),
        fc.nat(5_000),
        fc.integer({ min: 0, max: 10_000 }),
        (a, b, rest, hundredths) => {
          const [num, den] = [Math.min(a, b), Math.max(a, b)];
          const needed = stillNeeded({ num, den }, rest, hundredths / 100);
          const reaches = (within: number) => BigInt(num + within) * 10_000n >= BigInt(hundredths) * BigInt(den + rest);
          if (needed.state === 'open')
            expect([reaches(needed.within), reaches(needed.within - 1)]).toEqual([true, false]);
          else expect(reaches(needed.state === 'sure' ? 0 : rest)).toBe(needed.state === 'sure');
        },
      ),
    );
  });
});

it('fractions are exact', () => {
  expect(add(rational(1n, 3n), rational(1n, 6n))).toEqual(rational(1n, 2n));
  expect(times(ofDecimal(7.6), rational(10n))).toEqual(rational(76n));
  expect(cut(ofDecimal(-2.5), 1)).toBe(-2.5);
  expect(() => rational(1n, 0n)).toThrow(RangeError);
});
