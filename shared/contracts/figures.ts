import { z } from 'zod';
import { count, millis, ratio } from './primitives.ts';

/** Parts of figures on the wire: every share with its numerator and denominator, spans in whole milliseconds. */

const decimal = z.number().nullable();

export const quotient = z.strictObject({ numerator: count, denominator: count, value: decimal });
export type QuotientView = z.infer<typeof quotient>;

export const spread = z.strictObject({
  n: count,
  sumMs: millis,
  meanMs: millis.nullable(),
  /** By nearest rank over the visits themselves; null when there is nothing, or where only sums of days are at hand. */
  p50Ms: millis.nullable(),
  p90Ms: millis.nullable(),
  p99Ms: millis.nullable(),
  maxMs: millis.nullable(),
});
export type SpreadView = z.infer<typeof spread>;

export type ShareView = z.infer<typeof ratio>;

/** One question over one group; a cell with too few answers shows only how many there were. */
export const grades = z.discriminatedUnion('hidden', [
  z.strictObject({ hidden: z.literal(true), n: count }),
  z.strictObject({
    hidden: z.literal(false),
    n: count,
    grades: z.tuple([count, count, count, count, count, count, count]),
    satisfied: ratio,
    /** Net satisfaction in points from -100 to 100. */
    net: z.strictObject({ numerator: z.int(), denominator: count, points: z.number().min(-100).max(100).nullable() }),
    mean: quotient,
    /** Half-widths of the 95 % intervals of `satisfied` and of `net`, in points, rounded up. */
    error95: decimal,
    netError95: decimal,
  }),
]);
export type GradesView = z.infer<typeof grades>;
