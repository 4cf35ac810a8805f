import type { ExpectedWaitView, RatioView } from '@turno25/shared/contracts/primitives.ts';
import type { Estimate } from '@turno25/shared/domain/visit/estimate.ts';
import { toldOf } from '@turno25/shared/domain/visit/told.ts';

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

/** The wait as a person is told it; null where there is no honest answer. */
export function expectedView(estimate: Estimate | null): ExpectedWaitView | null {
  return estimate === null ? null : toldOf(estimate);
}
