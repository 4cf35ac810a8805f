import { byCodeUnits, sumOf } from '../numbers.ts';
import type { DayAnswers } from './answers.ts';
import type { MeasuredDay } from './measured.ts';
import type { Fraction, Grades, SatisfactionFigures } from './shape.ts';
import { isAttended, isCitizens } from './visitRecord.ts';

/** Exit-survey figures of a day. They are shown, never paid on: the survey is the branch's own. */
export function satisfactionFigures(day: MeasuredDay, answers: DayAnswers): SatisfactionFigures {
  const { counted } = answers;
  const attended = day.visits.filter(({ record }) => isAttended(record) && isCitizens(record)).length;
  const bound = counted.filter((answer) => answer.serviceId !== null);
  const byService = Map.groupBy(bound, (answer) => answer.serviceId ?? '');
  return {
    answers: counted.length,
    uncounted: answers.uncounted,
    excluded: answers.excluded,
    response: { num: bound.length, den: attended },
    global: gradesOf(counted.map((answer) => answer.global)),
    treatment: gradesOf(counted.map((answer) => answer.treatment)),
    wait: gradesOf(counted.map((answer) => answer.wait)),
    globalByService: [...byService]
      .sort(([a], [b]) => byCodeUnits(a, b))
      .map(([serviceId, group]) => ({ serviceId, grades: gradesOf(group.map((answer) => answer.global)) })),
  };
}

/** Counts each grade from 1 to 7; a skipped question (null) is left out. */
export function gradesOf(answers: readonly (number | null)[]): Grades {
  const gave = (grade: number) => answers.filter((answer) => answer === grade).length;
  return [gave(1), gave(2), gave(3), gave(4), gave(5), gave(6), gave(7)];
}

/** How many answered the question. */
export function answersIn(grades: Grades): number {
  return sumOf(grades);
}

/** Share of grades 6 and 7, the headline of Chile's yearly satisfaction measurement (MESU). */
export function satisfiedShare(grades: Grades): Fraction {
  return { num: grades[5] + grades[6], den: answersIn(grades) };
}

/** Net satisfaction index: grades 6 and 7 less grades 1 to 4, grade 5 neutral. From -1 to 1. */
export function netSatisfaction(grades: Grades): Fraction {
  const unsatisfied = grades[0] + grades[1] + grades[2] + grades[3];
  return { num: grades[5] + grades[6] - unsatisfied, den: answersIn(grades) };
}

/** Mean grade. */
export function meanGrade(grades: Grades): Fraction {
  return { num: sumOf(grades.map((times, index) => times * (index + 1))), den: answersIn(grades) };
}

/**
 * Half-width of the 95 % interval of a share at maximum variance, as a share of 1, with the correction for a finite
 * population: `1.96 · sqrt(0.25/n · (N−n)/(N−1))`, as Chile's social-security institute (IPS) reports its studies.
 * `population` null means without bound. Null for no answers; 0 for a census.
 * The only floating-point figure: it is computed when shown, from integers, and never sealed.
 */
export function error95(n: number, population: number | null): number | null {
  if (n <= 0) return null;
  if (population === null) return 1.96 * Math.sqrt(0.25 / n);
  if (n >= population) return 0;
  return 1.96 * Math.sqrt((0.25 / n) * ((population - n) / (population - 1)));
}

/**
 * Half-width of the 95 % interval of the net index, as a share of 1, from the variance of a difference of shares of one
 * sample: `1.96 · sqrt((p₊ + p₋ − (p₊ − p₋)²) / n)`. Null for no answers.
 */
export function netError95(grades: Grades): number | null {
  const n = answersIn(grades);
  if (n === 0) return null;
  const plus = satisfiedShare(grades).num / n;
  const net = netSatisfaction(grades).num / n;
  return 1.96 * Math.sqrt((plus + (plus - net) - net ** 2) / n);
}
