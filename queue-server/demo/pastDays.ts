import { addDays, weekdayOf } from '@turno25/shared/domain/calendar/businessDates.ts';
import { type BusinessDate, type Instant, MINUTE } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { Random } from '@turno25/shared/time/random.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import type { Branch } from '../branch.ts';
import { Crowd } from './crowd.ts';

type DayStaff = readonly { readonly counterId: string; readonly staffId: string }[];

export type PastDaysOptions = {
  /** Moves the branch's clock forward. */
  readonly moveTo: (instant: Instant) => void;
  readonly staff: DayStaff;
  readonly random: Random;
  /** How long people come, from 9:00 on. */
  readonly lasts: number;
};

const OPENING = '09:00';
/** As much work as the counters can just do: some days pass the limit, most do not. */
const LOAD = 0.98;
/** Nobody waits longer than this for the last ones to be attended. */
const LATEST = 90 * MINUTE;

/** The last `count` working days before a date, oldest first. */
export function workingDaysBefore(date: BusinessDate, count: number): BusinessDate[] {
  const days: BusinessDate[] = [];
  for (let back = 1; days.length < count; back += 1) {
    const day = addDays(date, -back);
    const weekday = weekdayOf(day);
    if (weekday !== 'sat' && weekday !== 'sun') days.unshift(day);
  }
  return days;
}

/** Plays whole days in the branch, one after the other, with simulated people: each is opened, worked, closed and sealed. */
export async function playPastDays(
  branch: Branch,
  dates: readonly BusinessDate[],
  { moveTo, staff, random, lasts }: PastDaysOptions,
): Promise<void> {
  const { zone } = must(branch.engine.state().config, 'the branch is configured').config.branch;
  for (const date of dates) {
    const opensAt = localTimeToInstant(date, OPENING, zone);
    moveTo(opensAt);
    await branch.act({ type: 'openDay' });
    const crowd = new Crowd(branch, random, 'simulated-kiosk', LOAD);
    crowd.begin(opensAt, staff);
    const waits = (): boolean => branch.engine.state().open.size > 0;
    for (let at = crowd.nextAt(); at < opensAt + lasts + LATEST; at = crowd.nextAt()) {
      if (at >= opensAt + lasts) {
        crowd.stopArrivals();
        if (!waits()) break;
      }
      moveTo(at);
      await crowd.step(at);
    }
    for (const { counterId, staffId } of staff) await crowd.leave(counterId, staffId);
    await branch.act({ type: 'closeDay', force: true });
  }
}
