/**
 * Waiting at counters that share one line, by Erlang's delay formula (A. K. Erlang, 1917; here by the recursion of Jagerman,
 * "Some properties of the Erlang loss function", Bell Syst. Tech. J. 53, 1974): people come at random, times of attention are
 * exponential, nobody leaves, and the hour is long enough to have no beginning. A branch is none of that exactly, so that what
 * comes of it is advice and no measure.
 */

/** More are asked of nobody: beyond it the load itself is what is wrong. */
const MOST_COUNTERS = 500;

/** The share of people who wait at all. `load` in counters: people per unit of time, times the mean time of each. */
export function delayed(counters: number, load: number): number {
  if (load <= 0) return 0;
  if (counters <= load) return 1;
  let loss = 1;
  for (let c = 1; c <= counters; c += 1) loss = (load * loss) / (c + load * loss);
  return (counters * loss) / (counters - load * (1 - loss));
}

/** The share who wait no longer than a limit; `limit` and `each` (mean time of attention) in the same unit. */
export function attendedWithin(counters: number, load: number, limit: number, each: number): number {
  if (counters <= load) return 0;
  if (load <= 0) return 1;
  return 1 - delayed(counters, load) * Math.exp((-(counters - load) * limit) / each);
}

/** The fewest counters at which a share `goal` (part of one) of the people waits no longer than a limit; none without load. */
export function countersNeeded(load: number, limit: number, each: number, goal: number): number {
  if (load <= 0) return 0;
  let counters = Math.floor(load) + 1;
  while (counters < MOST_COUNTERS && attendedWithin(counters, load, limit, each) < goal) counters += 1;
  return counters;
}
