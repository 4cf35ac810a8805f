import type { Pair } from '@turno25/shared/contracts/national.ts';
import type { HoursOf } from '@turno25/shared/contracts/nationalSides.ts';
import { countersNeeded } from '../statistics/erlang.ts';

/** What happened in an hour of a branch. Spans in ms; `goal` as a part of one. */
export type BranchHour = {
  /** Who came in it, attended or not. */
  readonly people: number;
  /** Of them, attended in time, as strict counts it. */
  readonly within: Pair;
  readonly limitMs: number;
  /** Time of counters that attended, called or could have. */
  readonly openMs: number;
  readonly pausedMs: number;
  /** Time of a counter that each attended person takes in this branch. */
  readonly eachMs: number;
  readonly goal: number;
};

const HOUR = 3_600_000;
/** Of fewer, one person late is most of an hour: nothing is said of it. */
const FEWEST = 5;

export const NO_HOURS: HoursOf = { hours: 0, missed: 0, short: 0, paused: 0, enough: 0, lackedMs: 0 };

/**
 * Why an hour missed the goal, as far as counters tell it. Only an hour whose people did wait is looked at, so that nobody is
 * short of staff by a formula alone; an hour of few people is not judged; and paused counters are had, so that whoever pauses does not lack them.
 */
export function weighed(hour: BranchHour): HoursOf {
  const { within, people, limitMs, openMs, pausedMs, eachMs, goal } = hour;
  if (within.d < FEWEST || within.n >= goal * within.d) return { ...NO_HOURS, hours: 1 };
  const needed = countersNeeded((people * eachMs) / HOUR, limitMs, eachMs, goal) * HOUR;
  const missed = { ...NO_HOURS, hours: 1, missed: 1 };
  if (needed <= openMs) return { ...missed, enough: 1 };
  if (needed <= openMs + pausedMs) return { ...missed, paused: 1 };
  return { ...missed, short: 1, lackedMs: needed - openMs - pausedMs };
}

/** Both together. */
export function plusHours(a: HoursOf, b: HoursOf): HoursOf {
  return {
    hours: a.hours + b.hours,
    missed: a.missed + b.missed,
    short: a.short + b.short,
    paused: a.paused + b.paused,
    enough: a.enough + b.enough,
    lackedMs: a.lackedMs + b.lackedMs,
  };
}
