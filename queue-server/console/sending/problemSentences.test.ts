import { PROBLEM_STATUS, type Problem, type ProblemCode } from '@turno25/shared/contracts/problem.ts';
import { isMessageKey } from '@turno25/shared/i18n/messages.ts';
import { troubleSentence } from '@turno25/shared/ui/api.ts';
import { describe, expect, it } from 'vitest';

const CODES = Object.keys(PROBLEM_STATUS) as ProblemCode[];
const FACTS = {
  secondsLeft: 12,
  host: 'turnos.ejemplo.cl',
  callsLeft: 1,
  shown: '2026-11-20',
  date: '2026-11-20',
  version: 3,
  policy: 'R25',
  parameter: 'prefMs',
  min: 0,
  max: 400,
  branchId: 'stgo',
  series: 'A',
  serviceId: 'pgu',
  counterId: 'm1',
  people: 2,
  seq: 40,
  days: 92,
  seconds: 15,
  known: 4,
  count: 12,
  tests: 6,
  rule: 'limit',
  thing: 'PGU',
};

function sentenceOf(code: ProblemCode): string {
  const problem: Problem = { type: 'about:blank', title: '', status: PROBLEM_STATUS[code], code, facts: FACTS };
  return troubleSentence({ kind: 'problem', problem });
}

describe('problem sentences', () => {
  it.each(CODES)('has one for %s', (code) => {
    expect(isMessageKey(`problem.${code}`)).toBe(true);
    expect(sentenceOf(code)).toMatch(/[.…]$/);
  });

  it('says how long to wait', () => {
    expect(sentenceOf('visit.noShowTooEarly')).toBe('Aún puede llegar. Llame una vez más. Espere 12 segundos.');
  });
});
