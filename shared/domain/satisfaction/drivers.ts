import type { Answer } from './answer.ts';

/** What may move the global grade. */
export const DRIVERS = ['treatment', 'wait', 'resolved'] as const;
type DriverName = (typeof DRIVERS)[number];

type Driver = {
  readonly name: DriverName;
  /** Its part of what all three explain of the global grade, 0 to 1; the parts and what nobody explains add up to 1. */
  readonly share: number;
  /** By how many grades the global one changes with one of this (or from "no" to "yes"), the others being equal. */
  readonly perGrade: number;
};

export type Drivers = { readonly n: number; readonly explained: number; readonly drivers: readonly Driver[] };

/** Fewer whole answers than this explain nothing. */
const FEWEST = 30;
const RESOLVED = { yes: 1, partly: 0.5, no: 0 } as const;

/**
 * Which question moves the global grade: least squares of the global grade on treatment, wait and whether it was resolved,
 * and the part of R² of each, averaged over every order in which they may enter (Lindeman, Merenda and Gold 1980). Of
 * answers that have all four; null for too few, or where one of them is always the same. It says what goes together, not
 * what causes what.
 */
export function driversOf(answers: readonly Answer[]): Drivers | null {
  const whole = answers.flatMap(({ global, treatment, wait, resolved }) =>
    global === null || treatment === null || wait === null || resolved === null
      ? []
      : [[treatment, wait, RESOLVED[resolved], global] as const],
  );
  if (whole.length < FEWEST) return null;
  const covariance = covariances(whole);
  if ([0, 1, 2, 3].some((at) => (covariance[at]?.[at] ?? 0) <= 1e-12)) return null;
  const all = [0, 1, 2];
  const coefficients = solved(covariance, all);
  if (coefficients === null) return null;
  const explained = explainedBy(covariance, all);
  return {
    n: whole.length,
    explained,
    drivers: DRIVERS.map((name, at) => ({
      name,
      share: averageGain(covariance, at),
      perGrade: coefficients[at] ?? 0,
    })),
  };
}

/** What a predictor adds to R², averaged over the six orders of three. */
function averageGain(covariance: readonly (readonly number[])[], at: number): number {
  const others = [0, 1, 2].filter((other) => other !== at);
  const gain = (before: readonly number[]): number =>
    explainedBy(covariance, [...before, at]) - explainedBy(covariance, before);
  const [first = 0, second = 0] = others;
  return (2 * gain([]) + gain([first]) + gain([second]) + 2 * gain([first, second])) / 6;
}

/** R² of the fourth variable by some of the first three. */
function explainedBy(covariance: readonly (readonly number[])[], predictors: readonly number[]): number {
  const coefficients = solved(covariance, predictors);
  if (coefficients === null) return 0;
  const explained = predictors.reduce(
    (sum, at, index) => sum + (coefficients[index] ?? 0) * (covariance[at]?.[3] ?? 0),
    0,
  );
  return Math.min(1, Math.max(0, explained / (covariance[3]?.[3] ?? 1)));
}

/** Coefficients of the least squares, by Gauss with the largest pivot; null where two predictors say the same. */
function solved(covariance: readonly (readonly number[])[], predictors: readonly number[]): number[] | null {
  const rows = predictors.map((at) => [
    ...predictors.map((other) => covariance[at]?.[other] ?? 0),
    covariance[at]?.[3] ?? 0,
  ]);
  const size = predictors.length;
  for (let column = 0; column < size; column += 1) {
    const best = rows.reduce(
      (most, row, at) => (at >= column && Math.abs(row[column] ?? 0) > Math.abs(rows[most]?.[column] ?? 0) ? at : most),
      column,
    );
    [rows[column], rows[best]] = [rows[best] as number[], rows[column] as number[]];
    const pivot = rows[column] as number[];
    const by = pivot[column] ?? 0;
    if (Math.abs(by) < 1e-9) return null;
    for (const [at, row] of rows.entries()) {
      if (at === column) continue;
      const times = (row[column] ?? 0) / by;
      for (let cell = column; cell <= size; cell += 1) row[cell] = (row[cell] ?? 0) - times * (pivot[cell] ?? 0);
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}

function covariances(rows: readonly (readonly number[])[]): number[][] {
  const means = [0, 1, 2, 3].map((at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length);
  return means.map((a, x) =>
    means.map((b, y) => rows.reduce((sum, row) => sum + ((row[x] ?? 0) - a) * ((row[y] ?? 0) - b), 0) / rows.length),
  );
}
