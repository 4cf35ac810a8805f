import { type Instant, MINUTE, type Millis } from '../../ids.ts';
import { sumOf } from '../numbers.ts';
import type { HoldRecord } from './visitRecord.ts';

/** Whole milliseconds of a stretch inside `[from, to]`; a stretch without an end lasts to `to`. */
export function inside(
  stretch: { readonly from: Instant; readonly to: Instant | null },
  from: Instant,
  to: Instant,
): Millis {
  return Math.max(0, Math.min(stretch.to ?? to, to) - Math.max(stretch.from, from));
}

/** What one confirmed hold takes out before the first attention, and what all the unconfirmed ones take out together. */
const HOLD_AT_MOST: Millis = 10 * MINUTE;

/** What holds that the citizen asked for and confirmed take out of a span, each cut to it first and then to ten minutes. */
export function confirmedMs(holds: readonly HoldRecord[], from: Instant, to: Instant): Millis {
  const confirmed = holds.filter((hold) => hold.by === 'citizen' && hold.confirmed);
  return sumOf(confirmed.map((hold) => Math.min(HOLD_AT_MOST, inside(hold, from, to))));
}

/** What holds that only the attendant says were asked for take out of a span: ten minutes in all at most. */
export function unconfirmedMs(holds: readonly HoldRecord[], from: Instant, to: Instant): Millis {
  const unconfirmed = holds.filter((hold) => hold.by === 'citizen' && !hold.confirmed);
  return Math.min(HOLD_AT_MOST, sumOf(unconfirmed.map((hold) => inside(hold, from, to))));
}
