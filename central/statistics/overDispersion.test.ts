import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { controlLimits, inflated, overDispersion } from './funnel.ts';
import type { Share } from './share.ts';

const share = (numerator: number, denominator: number): Share => ({ numerator, denominator });
const shares = (...pairs: readonly (readonly [number, number])[]): readonly Share[] =>
  pairs.map(([numerator, denominator]) => share(numerator, denominator));

const FAR_APART = shares(
  ...([
    [80, 100],
    [150, 200],
    [45, 50],
    [300, 400],
    [190, 220],
    [8, 10],
    [410, 500],
    [700, 1000],
    [60, 90],
    [270, 300],
    [33, 40],
    [820, 1000],
    // Nobody came: a unit that does not count.
    [0, 0],
  ] as const),
);
const CLOSE_TOGETHER = shares(
  ...([
    [80, 100],
    [158, 200],
    [41, 50],
    [322, 400],
    [177, 220],
    [8, 10],
    [402, 500],
    [795, 1000],
    [70, 90],
    [243, 300],
    [33, 40],
    [810, 1000],
  ] as const),
);

describe('phi', () => {
  // Python: squares of z by Fraction, roots by decimal with 50 digits, one of twelve set at either end; the probability by
  // mpmath.gammainc, with 11 degrees about the pooled share and 12 about a target.
  it('of units far apart differs from 1', () => {
    const pooled = overDispersion(FAR_APART);
    expect(pooled?.units).toBe(12);
    expect(pooled?.phi).toBeCloseTo(4.262680901855291, 11);
    expect((pooled?.probability ?? 0) / 3.880924198469266e-7).toBeCloseTo(1, 9);
    expect(pooled?.differs).toBe(true);
    expect(pooled?.inflation).toBeCloseTo(2.0646260925056845, 11);
    const about = overDispersion(FAR_APART, share(4, 5));
    expect(about?.phi).toBeCloseTo(3.9618844696969697, 11);
    expect((about?.probability ?? 0) / 3.7536298838452326e-6).toBeCloseTo(1, 9);
    expect(about?.inflation).toBeCloseTo(1.990448308722678, 11);
  });

  it('of units close together does not, and inflates nothing', () => {
    const pooled = overDispersion(CLOSE_TOGETHER);
    expect(pooled?.phi).toBeCloseTo(0.11551987298747132, 12);
    expect(pooled?.probability).toBeCloseTo(0.9997415375307007, 10);
    expect(pooled).toMatchObject({ differs: false, inflation: 1 });
    expect(overDispersion(CLOSE_TOGETHER, share(4, 5))?.phi).toBeCloseTo(0.10288825757575758, 12);
  });

  it('of ten units is not moved by one of them, however far it goes', () => {
    const units = [40, 42, 38, 41, 39, 40, 43, 37, 41].map((hits) => share(hits, 50));
    const [near, far] = [share(30, 50), share(0, 50)].map((last) => overDispersion([...units, last], share(4, 5)));
    expect(far?.phi).toBe(near?.phi);
  });

  it('of two units is worked by hand', () => {
    // 60 and 40 of 100 about one half: z = 2 and -2, phi = 4; 8 of one degree.
    const both = overDispersion([share(60, 100), share(40, 100)]);
    expect(both?.phi).toBeCloseTo(4, 12);
    expect(both?.probability).toBeCloseTo(0.004677734981047266, 12);
    expect(both?.inflation).toBeCloseTo(2, 12);
  });

  it('is none where nothing can vary', () => {
    expect(overDispersion([])).toBeNull();
    expect(overDispersion([share(1, 2), share(0, 0)])).toBeNull();
    expect(overDispersion([share(5, 5), share(3, 3)])).toBeNull();
    expect(overDispersion(CLOSE_TOGETHER, share(0, 0))).toBeNull();
    expect(overDispersion(CLOSE_TOGETHER, share(3, 3))).toBeNull();
  });
});

test('phi knows no order, and grows with all counts alike', () => {
  const unit = fc
    .tuple(fc.integer({ min: 1, max: 2000 }), fc.nat())
    .map(([denominator, drawn]) => share(drawn % (denominator + 1), denominator));
  fc.assert(
    fc.property(fc.array(unit, { minLength: 2, maxLength: 40 }), fc.integer({ min: 2, max: 9 }), (units, times) => {
      const found = overDispersion(units);
      if (found === null) return;
      const more = units.map(({ numerator, denominator }) => share(numerator * times, denominator * times));
      expect(overDispersion(units.toReversed())).toEqual(found);
      expect(overDispersion(more)?.phi).toBeCloseTo(found.phi * times, 6);
      expect(found.inflation).toBeGreaterThanOrEqual(1);
    }),
  );
});

describe('inflated limits', () => {
  it('are the limits where nothing inflates, and none for a target of none', () => {
    const limits = controlLimits(100, share(3, 4));
    if (limits === null) throw new Error('no limits');
    expect(inflated(limits, share(3, 4), 1)).toEqual(limits);
    expect(inflated(limits, share(0, 0), 2)).toBeNull();
  });

  it('lie farther from the target by as much, and never beyond 0 and 1', () => {
    const limits = controlLimits(100, share(3, 4));
    if (limits === null) throw new Error('no limits');
    const wider = inflated(limits, share(3, 4), 2);
    // From 0.65767675040685561 and 0.83764503350400157 by hand: 0.75 - 2 * 0.0923..., 0.75 + 2 * 0.0876...
    expect(wider?.limits95.lower).toBeCloseTo(0.5653535008137113, 12);
    expect(wider?.limits95.upper).toBeCloseTo(0.9252900670080031, 12);
    expect(wider?.limits998.upper).toBe(1);
  });
});
