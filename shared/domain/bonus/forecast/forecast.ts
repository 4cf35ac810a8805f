import { quarterOf } from '../../calendar/quarters.ts';
import type { BusinessDate } from '../../ids.ts';
import { type PastDay, type Path, pathsOf } from './paths.ts';
import { factorOf, type Interval, type Spread, studentOf, widened } from './widening.ts';

/** Fewer past days than this foretell nothing: intervals tried with two years of past held too little. About three years. */
export const FEWEST_DAYS = 720;
/** A past quarter is foretold again only by at least so many days before it. */
const FEWEST_BEFORE = 240;
const MOST_QUARTERS = 12;
const PATHS = 1000;
const PATHS_OF_PAST = 240;

/** A stretch that goes on: what was counted of it so far, in how many days, and the days that are left. */
export type Stretch = { readonly soFar: Path; readonly done: number; readonly left: readonly BusinessDate[] };

export type Forecast = {
  /** Share of the whole stretch at its end, 0 to 1. */
  readonly share: Interval;
  /** People attended in what is left of it. */
  readonly people: Interval;
  /** Past quarters that were foretold again from the same point, and how many of them each interval held. */
  readonly past: { readonly quarters: number; readonly held80: number; readonly held95: number };
};

/**
 * What a stretch may come to, with intervals that were tried on the branch's own past quarters: each is foretold from the
 * days before the same point of it, and by how much it missed the intervals are made wider or narrower. Null where there are
 * too few past days. The same days and seed give the same forecast.
 */
export function forecastOf(past: readonly PastDay[], stretch: Stretch, seed: number): Forecast | null {
  if (past.length < FEWEST_DAYS) return null;
  const days = stretch.left.length;
  const trials = trialsOf(past, stretch, seed);
  const ends = endsOf(stretch.soFar, pathsOf(past, stretch.left, PATHS, seed));
  const share = widened(spreadOf(ends.map((end) => end.share)), trials.share, trials.apart, days);
  const people = widened(spreadOf(ends.map((end) => end.people)), trials.people, trials.apart, days);
  return {
    share: within(share, 0, 1),
    people: within(people, 0, Number.POSITIVE_INFINITY),
    past: { quarters: trials.share.length, held80: heldOf(trials, 80, days), held95: heldOf(trials, 95, days) },
  };
}

/** How many past forecasts an interval would have held, each made as wide as the others alone say. */
function heldOf({ share, apart }: Trials, level: 80 | 95, days: number): number {
  return share.filter((z, at) => {
    const others = share.filter((_, other) => other !== at);
    const without = Math.max(0, apart - 1);
    return Math.abs(z) <= factorOf(others, without, days) * studentOf(level, without);
  }).length;
}

/** How far off past forecasts were, in deviations of each; and how many of them do not overlap. */
type Trials = {
  readonly share: readonly number[];
  readonly people: readonly number[];
  readonly apart: number;
};

/**
 * The same stretch foretold again in past quarters: from the same point of each, for as many days, by the days before it.
 * Those of a year go on into the quarters after, and overlap: they weigh as much as fit beside each other.
 */
function trialsOf(past: readonly PastDay[], { done, left }: Stretch, seed: number): Trials {
  const length = left.length;
  const inQuarter = past.filter(({ date }) => quarterOf(date) === quarterOf(left[0] ?? '')).length;
  const starts = [...Map.groupBy(past.entries(), ([, { date }]) => quarterOf(date)).values()].flatMap(
    ([first]) => first?.[0] ?? [],
  );
  const origins = starts
    .map((start) => start + inQuarter)
    .filter((origin) => origin >= Math.max(FEWEST_BEFORE, done) && origin + length <= past.length)
    .slice(-MOST_QUARTERS);
  if (length === 0) return { share: [], people: [], apart: 0 };
  const trials = origins.map((origin) => {
    const before = past.slice(0, origin);
    const days = past.slice(origin, origin + length);
    const dates = days.map(({ date }) => date);
    const counted = summed(done === 0 ? [] : before.slice(-done));
    const ends = endsOf(counted, pathsOf(before, dates, PATHS_OF_PAST, seed + origin));
    const whole = endsOf(counted, [summed(days)])[0] ?? { share: 0, people: 0 };
    const off = (read: (end: { share: number; people: number }) => number): number => {
      const { middle, deviation } = spreadOf(ends.map(read));
      return (read(whole) - middle) / Math.max(deviation, 1e-9);
    };
    return { share: off((end) => end.share), people: off((end) => end.people) };
  });
  const [first = 0, last = 0] = [origins[0], origins.at(-1)];
  const apart = origins.length === 0 ? 0 : Math.min(origins.length, Math.floor((last - first) / length) + 1);
  return { share: trials.map(({ share }) => share), people: trials.map(({ people }) => people), apart };
}

function endsOf(soFar: Path, paths: readonly Path[]) {
  return paths.map(({ num, den }) => ({
    share: soFar.den + den === 0 ? 0 : (soFar.num + num) / (soFar.den + den),
    people: den,
  }));
}

function summed(days: readonly Path[]): Path {
  return days.reduce((sum, { num, den }) => ({ num: sum.num + num, den: sum.den + den }), { num: 0, den: 0 });
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)] ?? 0;
    return low + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? low) - low);
  };
  return {
    middle: at(0.5),
    low80: at(0.1),
    high80: at(0.9),
    low95: at(0.025),
    high95: at(0.975),
    deviation: (at(0.8413) - at(0.1587)) / 2,
  };
}

function within(interval: Interval, low: number, high: number): Interval {
  const clip = (value: number): number => Math.min(high, Math.max(low, value));
  return {
    middle: clip(interval.middle),
    low80: clip(interval.low80),
    high80: clip(interval.high80),
    low95: clip(interval.low95),
    high95: clip(interval.high95),
  };
}
