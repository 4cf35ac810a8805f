/** What is believed of the intervals before any past quarter has been looked at weighs as much as so many quarters. */
const BELIEF = 8;
/** They are believed to be wider than simulated: the form of the profile was chosen on the days that it is fitted to. */
const BELIEVED = 1.5;
/** And more so where more days are left than a quarter has: few past stretches are as long, and a level wanders farther. */
const BELIEVED_FAR = 2;
const QUARTER_DAYS = 66;
/** No past forecast counts as more deviations off. */
const MOST = 2.5;
const Z = { 80: 1.2815515655446004, 95: 1.959963984540054 } as const;

/** A middle with the intervals that are to hold what comes with 80 % and 95 %. */
export type Interval = {
  readonly middle: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
};

/** An interval as it was simulated, with half of what holds 68 of 100. */
export type Spread = Interval & { readonly deviation: number };

/** By how much wider than simulated: the root of the mean square of what past quarters were off, with the belief before them. `days`: how many are left. */
export function factorOf(off: readonly number[], apart: number, days: number): number {
  const believed = days > QUARTER_DAYS ? BELIEVED_FAR : BELIEVED;
  if (off.length === 0) return Math.sqrt(believed);
  // So many deviations at most: a change that came in a past quarter is no rule for every quarter.
  const meanSquare = off.reduce((sum, z) => sum + Math.min(z * z, MOST ** 2), 0) / off.length;
  return Math.sqrt((BELIEF * believed + apart * meanSquare) / (BELIEF + apart));
}

/** A spread made as wide as past forecasts say that it has to be. */
export function widened(spread: Spread, off: readonly number[], apart: number, days: number): Interval {
  const { middle } = spread;
  const factor = factorOf(off, apart, days);
  const wide = (end: number, level: 80 | 95): number =>
    middle + ((end - middle) * factor * studentOf(level, apart)) / Z[level];
  return {
    middle,
    low80: wide(spread.low80, 80),
    high80: wide(spread.high80, 80),
    low95: wide(spread.low95, 95),
    high95: wide(spread.high95, 95),
  };
}

/**
 * Student's quantile for as many degrees of freedom as belief and past forecasts give: the factor is itself an estimate. By the
 * expansion of Cornish and Fisher (Abramowitz and Stegun 26.7.5), good to the third decimal from eight degrees on.
 */
export function studentOf(level: 80 | 95, apart: number): number {
  const z = Z[level];
  const freedom = BELIEF + apart;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  return z + first / freedom + second / freedom ** 2;
}
