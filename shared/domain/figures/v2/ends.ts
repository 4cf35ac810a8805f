import type { Instant } from '../../ids.ts';
import { effectiveOf } from './attentions.ts';
import type { DaySettings } from './settings.ts';
import type { UnitRecord } from './visitRecord.ts';

/** What a wait without an own end is measured at. Instants in UTC ms. */
export type DayEnd = {
  readonly settings: DaySettings;
  readonly closedAt: Instant | null;
  /** Last call or recall of the day, whoever was called. */
  readonly lastCallAt: Instant | null;
  /** The closing, else the present; null when neither is known. */
  readonly asOf: Instant | null;
};

/**
 * Where the strict wait of a unit ends: at the start of its last effective attention, or where what came after that
 * attention ended. Null while that is unknown. `lastActAt` is the last that happened to the visit.
 */
export function strictEnd(unit: UnitRecord, lastActAt: Instant, day: DayEnd): Instant | null {
  const last = effectiveOf(unit, day.settings, day.asOf).at(-1);
  if (last === undefined) return outsideEnd(unit, lastActAt, day);
  const endsThere = last.to === null || last.endedBy === 'finish' || last.endedBy === 'end';
  if (endsThere) return last.from;
  const end = outsideEnd(unit, lastActAt, day);
  // What came after an attention cannot have ended before it, whatever its turn was.
  return end === null ? null : Math.max(end, last.to ?? end);
}

/** Where a wait ends that no attention ended. */
function outsideEnd(unit: UnitRecord, lastActAt: Instant, day: DayEnd): Instant | null {
  switch (unit.end) {
    // Whoever does not come stopped waiting when their last turn came.
    case 'noShow':
      return unit.lastTurnAt ?? unit.endedAt;
    case 'expired':
      return expiry(lastActAt, day);
    case 'open':
      return day.asOf;
    case 'finished':
    case 'left':
    case 'removed':
    case 'closedAtDoor':
      return unit.endedAt;
  }
}

/** Nobody waits in a branch that shut, whenever somebody wrote it down; but it is open while it still calls people. */
function expiry(lastActAt: Instant, { settings, closedAt, lastCallAt }: DayEnd): Instant | null {
  if (closedAt === null || settings.closesAt === null) return closedAt;
  return Math.min(closedAt, Math.max(settings.closesAt, lastCallAt ?? settings.closesAt, lastActAt));
}

/** Whether a closing before the hour of closing sent somebody away. */
export function isSentAway({ end, endedAt }: UnitRecord, { settings, closedAt }: DayEnd): boolean {
  if (settings.closesAt === null) return false;
  if (end === 'closedAtDoor') return endedAt !== null && endedAt < settings.closesAt;
  return end === 'expired' && closedAt !== null && closedAt < settings.closesAt;
}
