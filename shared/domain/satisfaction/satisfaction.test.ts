import { describe, expect, it } from 'vitest';
import type { Answer } from './answer.ts';
import { pointsOf, type Quarter } from './diagnosis.ts';
import { driversOf } from './drivers.ts';
import { netError95Of } from './finite.ts';
import { countWords, screened } from './words.ts';

const answer = (over: Partial<Answer>): Answer => ({
  date: '2026-11-20',
  serviceId: 'pgu',
  hour: 10,
  global: 7,
  treatment: 7,
  wait: 7,
  resolved: 'yes',
  ...over,
});

describe('net satisfaction of a finite population', () => {
  it('is docs/satisfaction.md, by hand', () => {
    // 60 of 6-7, 30 of 5, 10 of 1-4: net 0.5; variance (0.6 + 0.1 - 0.25) / 100 = 0.0045; 1.96 * 0.067082 = 0.131481.
    const grades = [0, 0, 0, 10, 30, 40, 20] as const;
    expect(netError95Of(grades, 1_000_000_000)).toBeCloseTo(0.131481, 5);
    // Of 200: times sqrt(100 / 199) = 0.708881.
    expect(netError95Of(grades, 200)).toBeCloseTo(0.093204, 5);
    expect(netError95Of(grades, 100)).toBe(0);
    expect(netError95Of([0, 0, 0, 0, 0, 0, 0], 100)).toBeNull();
  });
});

describe('drivers', () => {
  it('find the question that the global grade follows, in parts that add up to what is explained', () => {
    const answers = Array.from({ length: 60 }, (_, at) => {
      const treatment = 1 + (at % 7);
      const wait = 1 + ((at * 3) % 5);
      return answer({ treatment, wait, resolved: at % 2 === 0 ? 'yes' : 'no', global: treatment });
    });
    const found = driversOf(answers);
    expect(found?.explained).toBeCloseTo(1, 9);
    expect(found?.drivers.map(({ name }) => name)).toEqual(['treatment', 'wait', 'resolved']);
    const [treatment, wait, resolved] = found?.drivers ?? [];
    expect(treatment?.perGrade).toBeCloseTo(1, 9);
    expect(wait?.perGrade).toBeCloseTo(0, 9);
    expect((treatment?.share ?? 0) + (wait?.share ?? 0) + (resolved?.share ?? 0)).toBeCloseTo(1, 9);
    expect(treatment?.share).toBeGreaterThan(0.9);
  });

  it('say nothing of few answers, or of a question that everybody answers alike', () => {
    expect(driversOf(Array.from({ length: 10 }, () => answer({})))).toBeNull();
    expect(driversOf(Array.from({ length: 50 }, (_, at) => answer({ global: 1 + (at % 7) })))).toBeNull();
  });
});

describe('words of free text', () => {
  const NAMES = ['Rosa Quintanilla', 'José Ñanco'];

  it.each([
    ['Soy 12.345.678-5, llámenme', 'RUN'],
    ['mi rut es 12345678-K', 'RUN'],
    ['teléfono +56 9 8765 4321 gracias', 'telephone'],
    ['fono 987654321', 'telephone'],
    ['escriban a ana.perez@correo.cl', 'e-mail'],
    ['ROSA me atendió, y el jose ñanco también', 'names of staff'],
    ['la señora quintanílla', 'a name with another accent'],
  ])('is screened: %s (%s)', (text) => {
    expect(screened(text, NAMES)).not.toMatch(/\d{3}|@|rosa|quintan|jos[eé]|ñanco/i);
  });

  it('are counted once an answer, without what few wrote', () => {
    const texts = [
      'Mucha espera, mucha espera',
      'La espera y el trato',
      'Espera larga',
      'Buen trato',
      'Trato cordial',
      'único',
    ];
    expect(countWords(texts, [])).toEqual([
      { word: 'espera', answers: 3 },
      { word: 'trato', answers: 3 },
    ]);
  });
});

describe('a diagnosis', () => {
  const QUIET: Quarter = {
    response: { num: 400, den: 1000 },
    global: [0, 0, 0, 40, 60, 150, 150],
    wait: [0, 0, 0, 40, 60, 150, 150],
    drivers: null,
    services: [],
    resolvedByPersons: { yes: 80, partly: 10, no: 10 },
    resolvedByStaff: { num: 850, den: 1000 },
    official: { num: 950, den: 1000 },
    strict: { num: 920, den: 1000 },
    goalPercent: 90,
    complaints: { received: 2, inTime: { num: 2, den: 2 } },
  };
  const keysOf = (over: Partial<Quarter>) => pointsOf({ ...QUIET, ...over }).map(({ key }) => key);

  it('points at each thing by its own rule, and at nothing in a quiet quarter', () => {
    expect(keysOf({})).toEqual([]);
    expect(keysOf({ response: { num: 50, den: 1000 } })).toEqual(['fewAnswers']);
    expect(keysOf({ strict: { num: 899, den: 1000 } })).toEqual(['goalMissed']);
    expect(keysOf({ wait: [0, 0, 0, 100, 100, 100, 100] })).toEqual(['waitFelt']);
    expect(keysOf({ resolvedByPersons: { yes: 70, partly: 10, no: 20 } })).toEqual(['resolvedApart']);
    expect(keysOf({ complaints: { received: 6, inTime: { num: 5, den: 6 } } })).toEqual([
      'complaintsLate',
      'complaintsMany',
    ]);
    const below = { serviceId: 'pgu', global: [0, 0, 0, 50, 0, 10, 10] as const, attended: 200 };
    expect(keysOf({ services: [below, { ...below, global: [0, 0, 0, 1, 0, 1, 1] }] })).toEqual(['serviceBelow']);
  });
});
