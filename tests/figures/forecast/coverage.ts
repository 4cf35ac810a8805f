import { forecastOf } from '@turno25/shared/domain/bonus/forecast/forecast.ts';
import type { PastDay, Path } from '@turno25/shared/domain/bonus/forecast/paths.ts';
import { history } from './histories.ts';

/** A stretch to foretell in generated histories: days known, of which `done` are of the stretch, and days that come. */
export type Case = {
  readonly name: string;
  readonly known: number;
  readonly change: boolean;
  readonly done: number;
  readonly ahead: number;
};

export const CASES: readonly Case[] = [
  { name: 'a quarter that begins', known: 900, change: false, done: 0, ahead: 60 },
  { name: 'a quarter that begins, after a change of level', known: 900, change: true, done: 0, ahead: 60 },
  { name: 'a quarter by its half, after a change of level', known: 800, change: true, done: 30, ahead: 30 },
  { name: 'a year that began a month ago', known: 1000, change: false, done: 40, ahead: 200 },
  { name: 'a year that began a month ago, after a change of level', known: 1000, change: true, done: 40, ahead: 200 },
  { name: 'a quarter with three years of past', known: 720, change: false, done: 0, ahead: 60 },
];

export type Held = {
  readonly of: number;
  readonly share80: number;
  readonly share95: number;
  readonly people95: number;
};

/** How many generated histories of a case end within the intervals that were foretold. */
export function coverageOf({ known, change, done, ahead }: Case, histories: number, seed: number): Held {
  const held = { of: histories, share80: 0, share95: 0, people95: 0 };
  for (let one = 0; one < histories; one += 1) {
    const all = history({ known, ahead, change }, seed + one * 7919);
    const [past, rest] = [all.slice(0, known), all.slice(known)];
    const soFar = summed(past.slice(known - done));
    const left = rest.map(({ date }) => date);
    const forecast = forecastOf(past, { soFar, done, left }, seed + one);
    if (forecast === null) throw new Error(`${known} days are enough`);
    const end = summed(rest);
    const share = (soFar.num + end.num) / (soFar.den + end.den);
    if (forecast.share.low80 <= share && share <= forecast.share.high80) held.share80 += 1;
    if (forecast.share.low95 <= share && share <= forecast.share.high95) held.share95 += 1;
    if (forecast.people.low95 <= end.den && end.den <= forecast.people.high95) held.people95 += 1;
  }
  return held;
}

function summed(days: readonly PastDay[]): Path {
  return days.reduce((sum, { num, den }) => ({ num: sum.num + num, den: sum.den + den }), { num: 0, den: 0 });
}
