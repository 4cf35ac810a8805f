import type { BusinessDate } from '../../ids.ts';
import { seededDraws } from '../../signals/statistics/draws.ts';
import { dot, fitSeries, type Series } from './series.ts';

/** A day that is over: attended people within their limit, of those attended. */
export type PastDay = { readonly date: BusinessDate; readonly num: number; readonly den: number };

/** What a possible future comes to, in people: within, of all. */
export type Path = { readonly num: number; readonly den: number };

/** Errors are drawn by four whole weeks: what days of one week share stays together, and what the profile does not know of a month. */
const BLOCK = 20;

/**
 * So many possible futures of the days to come. People and share of a day follow their weekday, their place in the year and a
 * level that wanders; how far days fall from that is drawn from the branch's own past, people and share of the same days
 * together. How well the profile is known is drawn too.
 */
export function pathsOf(
  past: readonly PastDay[],
  future: readonly BusinessDate[],
  count: number,
  seed: number,
): readonly Path[] {
  const dates = past.map(({ date }) => date);
  const people = fitSeries(
    dates,
    past.map(({ den }) => Math.log(den + 0.5)),
  );
  const share = fitSeries(
    dates,
    past.map(({ num, den }) => Math.log((num + 0.5) / (den - num + 0.5))),
  );
  const random = seededDraws(seed);
  const days = future.map((date) => ({ people: people.profile(date), share: share.profile(date) }));
  return Array.from({ length: count }, () => {
    const ofPeople = drawn(people, random);
    const ofShare = drawn(share, random);
    const path = { num: 0, den: 0 };
    let at = 0;
    for (const [index, day] of days.entries()) {
      at = index % BLOCK === 0 ? Math.floor(random() * past.length) : (at + 1) % past.length;
      const den = Math.max(0, Math.round(Math.exp(ofPeople(day.people, at)) - 0.5));
      const odds = Math.exp(ofShare(day.share, at));
      path.den += den;
      // The half that keeps a day without failures finite is taken out again.
      path.num += Math.min(den, Math.max(0, ((den + 1) * odds) / (1 + odds) - 0.5));
    }
    return { num: Math.round(path.num), den: path.den };
  });
}

/** One possible truth of a series: its profile within what is known of it, and its level going on from the last day. */
function drawn(series: Series, random: () => number): (row: readonly number[], at: number) => number {
  const normals = series.coefficients.map(() => series.sigma * normal(random));
  const coefficients = series.coefficients.map((value, at) => value + dot(series.spread[at] ?? [], normals));
  let level = series.level - dot(coefficients, series.levels);
  // Errors of a fit are smaller than those of days that it has not seen.
  const wider = Math.sqrt((series.sigma ** 2 * series.errors.length) / Math.max(series.sse, 1e-12));
  return (row, at) => {
    const error = wider * (series.errors[at] ?? 0);
    const value = dot(coefficients, row) + level + error;
    level = series.memory * (level + series.gain * error);
    return value;
  };
}

/** A draw of the normal curve (Box and Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
