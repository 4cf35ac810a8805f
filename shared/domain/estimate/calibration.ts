import { MINUTE, type Millis } from '../ids.ts';
import type { Estimate } from '../visit/estimate.ts';

/** An estimate that was given and the wait that followed. */
export type Outcome = { readonly point: Millis; readonly actual: Millis };

/** 10 % and 90 % quantiles of (actual − point), one pair a bucket of the point. */
export type Calibration = readonly { readonly low: Millis; readonly high: Millis }[];

/** Upper ends of the buckets, in minutes of the point: errors grow with it. */
const BUCKETS = [0, 4, 8, 12, 18, 25, 35, Number.POSITIVE_INFINITY];
/** A bucket with fewer outcomes borrows those of its neighbours. */
const LEAST = 30;

/** The errors that a branch's own last days (20 of them) had, by bucket. */
export function calibrate(outcomes: readonly Outcome[]): Calibration {
  const errors: Millis[][] = BUCKETS.map(() => []);
  for (const { point, actual } of outcomes) errors[bucketOf(point)]?.push(actual - point);
  return BUCKETS.map((_, bucket) => {
    let near: Millis[] = [];
    for (let reach = 0; near.length < LEAST && reach < BUCKETS.length; reach += 1)
      near = errors.slice(Math.max(0, bucket - reach), bucket + reach + 1).flat();
    near.sort((a, b) => a - b);
    return { low: quantile(near, 0.1), high: quantile(near, 0.9) };
  });
}

/** The point with its 80 % interval; never below 0. */
export function withInterval(point: Millis, calibration: Calibration): Estimate {
  const { low, high } = calibration[bucketOf(point)] ?? { low: 0, high: 0 };
  return { point, low: Math.max(0, point + low), high: Math.max(0, point + high) };
}

function bucketOf(point: Millis): number {
  return BUCKETS.findIndex((upTo) => point <= upTo * MINUTE);
}

function quantile(sorted: readonly Millis[], share: number): Millis {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
