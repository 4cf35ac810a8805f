import type { Rate, Tally } from './rule.ts';
import { tallyBy } from './tallies.ts';

/** A time that something could have been done: whether it was, and whether somebody gains by it then. */
export type Trial = { readonly unit: string; readonly seq: number; readonly hit: boolean; readonly gains: boolean };

/** Tallies of the times that somebody would gain by. */
export function near(trials: readonly Trial[]): Tally[] {
  return tallyBy(
    trials.filter(({ gains }) => gains),
    (trial) => trial,
  );
}

/** How often the branch did the same where nobody gains anything: a busy hour, a hard service and a strict attendant are in both. */
export function elsewhere(trials: readonly Trial[]): Rate {
  const others = trials.filter(({ gains }) => !gains);
  return { hits: others.filter(({ hit }) => hit).length, trials: others.length };
}
