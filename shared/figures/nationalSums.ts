import type { Pair, Sums } from '../contracts/national.ts';

const NONE: Pair = { n: 0, d: 0 };

/** Of nobody. */
export const NOTHING: Sums = {
  tickets: 0,
  official: NONE,
  strict: NONE,
  wait: NONE,
  abandonment: NONE,
  resolved: NONE,
  overLimitMs: 0,
  occupancy: NONE,
};

/** Both together: sums add up, at the centre and on its page. */
export function plus(a: Sums, b: Sums): Sums {
  const both = (x: Pair, y: Pair): Pair => ({ n: x.n + y.n, d: x.d + y.d });
  return {
    tickets: a.tickets + b.tickets,
    official: both(a.official, b.official),
    strict: both(a.strict, b.strict),
    wait: both(a.wait, b.wait),
    abandonment: both(a.abandonment, b.abandonment),
    resolved: both(a.resolved, b.resolved),
    overLimitMs: a.overLimitMs + b.overLimitMs,
    occupancy: both(a.occupancy, b.occupancy),
  };
}
