import type { ExpectedWaitView, RatioView } from '@turno25/shared/contracts/primitives.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import type { Estimate } from '@turno25/shared/domain/visit/estimate.ts';

/** ISO 8601 in UTC with milliseconds. */
export function iso(instant: number): string {
  return new Date(instant).toISOString();
}

export function isoOrNull(instant: number | null): string | null {
  return instant === null ? null : iso(instant);
}

/**
 * A share with two decimals, rounded down: 89.996 % must never show, or be paid, as 90. Null when there is nothing to
 * divide by.
 */
export function ratioView(numerator: number, denominator: number): RatioView {
  const percent = denominator === 0 ? null : Math.floor((numerator * 10_000) / denominator) / 100;
  return { numerator, denominator, percent };
}

/** Interval in whole minutes, widened to fives; beyond an hour no upper bound is promised. */
export function expectedView(estimate: Estimate | null): ExpectedWaitView | null {
  if (estimate === null) return null;
  const low = Math.floor(estimate.low / MINUTE / 5) * 5;
  const high = Math.ceil(estimate.high / MINUTE / 5) * 5;
  return low >= 60 ? { lowMinutes: 60, highMinutes: null } : { lowMinutes: low, highMinutes: high };
}
