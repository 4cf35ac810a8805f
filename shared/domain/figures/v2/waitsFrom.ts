import type { Instant } from '../../ids.ts';
import type { DaySettings } from './settings.ts';
import type { IssueTime } from './uncertain.ts';
import type { VisitRecord } from './visitRecord.ts';

/** From where a wait counts, UTC ms: official by the estimate, strict by the earliest. */
export type WaitsFrom = { readonly estimate: Instant; readonly earliest: Instant };

/**
 * The issue; for a booking the later of check-in and booked hour, if it was made long enough before that hour for the
 * person to have planned by it: a walk-in written down as a booking waits from when they came.
 */
export function waitsFromOf(record: VisitRecord, issue: IssueTime, { leadMs }: DaySettings): WaitsFrom {
  const { bookedFor, booking } = record;
  if (bookedFor === null || booking === null) return issue;
  const madeAt = Math.min(booking.recordedAt, booking.madeAt ?? booking.recordedAt);
  if (bookedFor - madeAt < leadMs) return issue;
  return { estimate: Math.max(issue.estimate, bookedFor), earliest: Math.max(issue.earliest, bookedFor) };
}
