import type { PastDay } from '@turno25/shared/domain/bonus/forecast/paths.ts';
import { addDays, dayNumber, weekdayOf } from '@turno25/shared/domain/calendar/businessDates.ts';
import { drawPoisson } from '@turno25/shared/domain/signals/statistics/draws.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';

/** How many days are known and how many come; `change`: the level of people and of share jumps on one of the known ones. */
export type Kind = { readonly known: number; readonly ahead: number; readonly change: boolean };

/**
 * Days of a branch that no forecast was made of: busy days have worse shares, both wander from week to week, months have a
 * shape with a deep February and a full December (no sine), days are over-dispersed, and some Fridays fall out.
 */
export function history({ known, ahead, change }: Kind, seed: number): readonly PastDay[] {
  const random = seededRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const begins = addDays('2021-01-04', Math.floor(365 * random()));
  const base = { people: Math.log(80 + 220 * random()), share: 0.8 + 2 * random() };
  const weekday = Array.from({ length: 5 }, () => ({ people: 0.15 * normal(), share: 0.15 * normal() }));
  const month = Array.from({ length: 12 }, () => 0.06 * normal());
  const memory = 0.85 + 0.12 * random();
  const wander = 0.25 * random();
  const noise = { people: 0.05 + 0.1 * random(), share: 0.15 + 0.3 * random() };
  // Somewhere in the last half of what is known, and never so late that the forecast cannot have seen it.
  const at = change ? Math.floor(known * (0.5 + 0.35 * random())) : Number.POSITIVE_INFINITY;
  const jump = { people: 0.2 * (random() - 0.5), share: 2 * (random() - 0.5) };
  const level = { people: 0, share: 0 };
  const all: PastDay[] = [];
  for (let date = begins; all.length < known + ahead; date = addDays(date, 1)) {
    const day = weekdayOf(date);
    const place = 'mon tue wed thu fri'.split(' ').indexOf(String(day));
    const at5 = place >= 0 ? place : (dayNumber(date) + 3) % 7;
    if (at5 > 4 || random() < 0.02) continue;
    const innovation = wander * Math.sqrt(1 - memory * memory);
    level.people = memory * level.people + 0.4 * innovation * normal();
    level.share = memory * level.share + innovation * normal();
    const m = Number(date.slice(5, 7));
    const season = (month[m - 1] ?? 0) + (m === 2 ? -0.2 : m === 12 ? 0.12 : 0);
    const after = all.length >= at ? 1 : 0;
    const crowd = level.people + noise.people * normal();
    const mean = Math.exp(base.people + (weekday[at5]?.people ?? 0) + season + after * jump.people + crowd);
    const den = drawPoisson(mean, random);
    const odds =
      base.share +
      (weekday[at5]?.share ?? 0) -
      season +
      after * jump.share +
      level.share -
      1.5 * crowd +
      noise.share * normal();
    const p = 1 / (1 + Math.exp(-odds));
    let num = 0;
    for (let person = 0; person < den; person += 1) if (random() < p) num += 1;
    all.push({ date, num, den });
  }
  return all;
}
