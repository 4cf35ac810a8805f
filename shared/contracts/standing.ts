import { z } from 'zod';
import { grades } from './figures.ts';
import { businessDate, count, ratio } from './primitives.ts';

const shares = { official: ratio, strict: ratio };

const period = z.object({
  from: businessDate,
  to: businessDate,
  days: count,
  ...shares,
  goalPercent: z.number().min(0).max(100),
  /** By all that the goal asks for; null while there is nothing to divide by. */
  met: z.boolean().nullable(),
  /** Some of its days were measured with other formulas, and are not in here. */
  otherFormulas: z.boolean(),
});
export type StandingPeriod = z.infer<typeof period>;

/** `GET /figures/standing`: how today stands against the same weekday, the quarter and the year. */
export const standing = z.object({
  /** Null where nothing was measured yet. */
  today: period.nullable(),
  /**
   * The newest sealed days of today's weekday, four at most, and their mean: each weighs the same, in percent, rounded down;
   * null where none of them has anything to divide by.
   */
  sameWeekday: z.object({
    days: z.array(z.object({ date: businessDate, ...shares })),
    officialPercent: z.number().nullable(),
    strictPercent: z.number().nullable(),
  }),
  quarter: period.nullable(),
  year: period.nullable(),
  /** Of the last month that is over (`2026-11`), what people who were attended said: two looks at a day would tell one person. */
  satisfaction: z.object({ month: z.string(), response: ratio, global: grades, smallestCell: count }).nullable(),
});
export type Standing = z.infer<typeof standing>;
