import { dateOfDayNumber, dayNumber } from '../../calendar/businessDates.ts';
import type { BusinessDate } from '../../ids.ts';

/** 1 for Monday to 7 for Sunday, as ISO 8601 counts. */
export function isoWeekday(date: BusinessDate): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The ISO 8601 week of a date, `2026-W48`: its year is that of its Thursday. */
export function isoWeek(date: BusinessDate): string {
  const thursday = dayNumber(date) - isoWeekday(date) + 4;
  const year = dateOfDayNumber(thursday).slice(0, 4);
  const week = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
