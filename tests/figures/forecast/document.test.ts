import { readFileSync } from 'node:fs';
import { complianceBetween } from '@turno25/shared/domain/bonus/complianceAhead.ts';
import { exclusionEffects, withoutAny } from '@turno25/shared/domain/bonus/exclusions.ts';
import { forecastOf } from '@turno25/shared/domain/bonus/forecast/forecast.ts';
import { factorOf, studentOf, widened } from '@turno25/shared/domain/bonus/forecast/widening.ts';
import type { Goal } from '@turno25/shared/domain/bonus/goals.ts';
import { stillNeeded } from '@turno25/shared/domain/bonus/needed.ts';
import { cut, ofDecimal } from '@turno25/shared/domain/bonus/rational.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const SECTION = readFileSync(new URL('../../../docs/figures.md', import.meta.url), 'utf8')
  .split('## Pronóstico de la meta')[1]
  ?.split('\n## ')[0];

/** What the document works out by hand: the last code of each line of its list, by the first. */
const WRITTEN = new Map(
  (SECTION ?? '')
    .split('\n')
    .flatMap((line) => /^- `([^`]+)` .*`([^`]+)`$/.exec(line) ?? [])
    .join('\n')
    .split(/\n(?=- )/)
    .map((match) => match.split('\n') as [string, string, string])
    .map(([, name, value]) => [name, value] as const),
);

const OFFICIAL = { num: 180, den: 200 };
const EXCLUDED = [
  { code: 'contingency', visits: 12, attended: 10, within: 4 },
  { code: 'duplicate', visits: 3, attended: 0, within: 0 },
] as const;

const goal = (over: Partial<Goal>): Goal => ({
  id: 'g',
  part: 'collective',
  name: '',
  formula: '',
  numerator: '',
  denominator: '',
  target: 90,
  unit: 'percent',
  direction: 'rising',
  weight: 40,
  technicalNote: '',
  verification: '',
  obligatory: false,
  source: 'official',
  entered: null,
  ...over,
});

test('what the document works out by hand is what the formulas say, and nothing of it is left out', () => {
  const fraction = (of: { num: number | bigint; den: number | bigint } | null | undefined): string =>
    `${of?.num}/${of?.den}`;
  const [contingency, duplicate] = exclusionEffects(OFFICIAL, EXCLUDED);
  const needed = (share: { num: number; den: number }): string => {
    const left = stillNeeded(share, 100, 90);
    return left.state === 'open' ? String(left.within) : left.state;
  };
  const off = [1, -2, 0.5];
  const simulated = { middle: 0.84, low80: 0.82, high80: 0.86, low95: 0.8, high95: 0.88, deviation: 0.016 };
  const dates = Array.from({ length: 740 }, (_, day) => addDays('2024-01-01', day));
  const alike = forecastOf(
    dates.slice(0, 720).map((date) => ({ date, num: 80, den: 100 })),
    { soFar: { num: 900, den: 1000 }, done: 10, left: dates.slice(720) },
    1,
  );
  const people = alike?.people.middle ?? 0;
  const compliance = complianceBetween(
    'collective',
    [
      { goal: goal({}), result: null },
      { goal: goal({ id: 'h', weight: 60, source: 'entered' }), result: { num: 95, den: 100 } },
    ],
    'partial',
    [0.72, 0.81],
  );
  expect(Object.fromEntries(WRITTEN)).toEqual({
    'sin contingencia': fraction(contingency?.without),
    'cambio contingencia': fraction(contingency?.change),
    'sin duplicado': fraction(duplicate?.without),
    'cambio duplicado': fraction(duplicate?.change),
    'sin ninguna': fraction(withoutAny(OFFICIAL, EXCLUDED)),
    faltan: needed(OFFICIAL),
    'faltan sin contingencia': needed(contingency?.without ?? OFFICIAL),
    factor: factorOf(off, 3, 60).toFixed(4),
    'student 80': studentOf(80, 3).toFixed(4),
    'bajo 80': widened(simulated, off, 3, 60).low80.toFixed(4),
    'días iguales': fraction({ num: (alike?.share.middle ?? 0) * (1000 + people), den: 1000 + people }),
    cumplimiento: `${cut(compliance?.low ?? ofDecimal(0), 1)} a ${cut(compliance?.high ?? ofDecimal(0), 1)}`,
  });
  expect(alike?.share).toMatchObject({ low95: alike?.share.high95 });
});

test('what the codes add is what all of them add; what each moves is exact', () => {
  const code = fc
    .record({ visits: fc.nat(500), more: fc.nat(500), within: fc.nat(500) })
    .map(({ visits, more, within }) => ({ visits: visits + more + within, attended: more + within, within }));
  const share = fc.tuple(fc.nat(5_000), fc.nat(5_000)).map(([num, more]) => ({ num, den: num + more }));
  fc.assert(
    fc.property(share, fc.array(code, { maxLength: 3 }), (official, codes) => {
      const excluded = codes.map((one, index) => ({ ...one, code: `c${index}` }));
      const effects = exclusionEffects(official, excluded);
      const sum = (read: (of: { num: number; den: number }) => number): number =>
        effects.reduce((all, { without }) => all + read(without) - read(official), read(official));
      expect(withoutAny(official, excluded)).toEqual({ num: sum(({ num }) => num), den: sum(({ den }) => den) });
      for (const { change, without } of effects) {
        if (change === null) continue;
        const [o, w] = [official, without].map(({ num, den }) => [BigInt(num), BigInt(den)] as const);
        if (o === undefined || w === undefined) continue;
        expect(change.num * o[1] * w[1]).toBe((w[0] * o[1] - o[0] * w[1]) * change.den);
      }
    }),
  );
});
