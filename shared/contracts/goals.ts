import { z } from 'zod';
import { businessDate, count, opaqueId, ratio } from './primitives.ts';

/** A part or the whole as it stands: at worst, should every goal without a result be missed, and at best. */
const span = z.object({ worst: z.number(), best: z.number() });
const needed = z.object({
  state: z.enum(['open', 'sure', 'lost']),
  /** Of the people still expected, so many within their limit. */
  within: count.exactOptional(),
  of: count,
  /** Business days left of the stretch. */
  days: count,
  perDay: count.exactOptional(),
});

const points = z.number();
/** Percent: a middle, and what holds it with 80 % and with 95 %; lower ends cut down, upper ends up. */
const interval = z.object({ middle: points, low80: points, high80: points, low95: points, high95: points });
const ahead = z.object({
  /** Share of the whole stretch at its end. */
  share: interval,
  /** People attended in what is left of it. */
  people: interval,
  /** Past quarters foretold again from the same point, and how many of them each interval held. */
  past: z.object({ quarters: count, held80: count, held95: count }),
});
const between = z.object({ low: z.number(), high: z.number() });

/** A simulation of what may come, by the branch's own sealed days: of its share and of the compliance, and never of the band. */
const forecast = z.discriminatedUnion('state', [
  z.object({ state: z.literal('few'), days: count, least: count }),
  z.object({
    state: z.literal('ready'),
    /** The newest sealed day: nothing after it is known. */
    asOf: businessDate,
    days: count,
    quarter: ahead,
    year: ahead,
    /** Weighted compliance at the ends of the year's intervals; goals without a result are missed at worst, reached at best. */
    compliance: z.array(z.object({ part: z.enum(['institutional', 'collective']), at80: between, at95: between })),
  }),
]);

/** What one listed code takes out, and the share as it would be had it not, exactly: numerators and denominators add up. */
const exclusion = z.object({
  code: z.string(),
  title: z.string(),
  visits: count,
  attended: count,
  within: count,
  without: ratio,
  /** By how much the share moves, as a fraction; null over nothing. */
  change: z.object({ numerator: z.int(), denominator: z.int() }).nullable(),
  neededInYear: needed,
  neededInQuarter: needed,
});

const goalView = z.object({
  id: opaqueId,
  part: z.enum(['institutional', 'collective']),
  name: z.string(),
  formula: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  target: z.number(),
  unit: z.enum(['percent', 'number']),
  direction: z.enum(['rising', 'falling']),
  weight: z.number(),
  technicalNote: z.string(),
  verification: z.string(),
  obligatory: z.boolean(),
  source: z.enum(['official', 'entered']),
  /** Numerator and denominator so far; null while nobody knows them. */
  result: z.object({ num: count, den: count }).nullable(),
  /** How much of it was reached, percent, cut after one decimal; null without a result. */
  reached: z.number().nullable(),
});

/**
 * `GET /figures/goals`: a simulation of the bonus by the goals of a year. It is no advice on pay: what is paid is decided by the
 * institution's own audit of the year before.
 */
export const goalsView = z.object({
  simulation: z.literal(true),
  year: z.int(),
  credit: z.enum(['partial', 'whole']),
  goals: z.array(goalView),
  parts: z.array(
    z.object({
      part: z.enum(['institutional', 'collective']),
      compliance: span,
      band: z.object({ worst: z.enum(['all', 'half', 'nothing']), best: z.enum(['all', 'half', 'nothing']) }),
      pays: span,
      /** Names of the goals that it depends on and that are missed, at worst. */
      missed: z.array(z.string()),
    }),
  ),
  /** Percent of the base of pay, the fixed part included. */
  bonus: span,
  /** The branch's own share of official waits; null for a year without days. */
  own: z
    .object({
      from: businessDate,
      to: businessDate,
      year: ratio,
      withoutExclusions: ratio.nullable(),
      strict: ratio,
      quarter: ratio,
      goalPercent: z.number(),
      /** People attended on a day of this year, by which those to come are expected. */
      perDay: count,
      neededInYear: needed,
      neededInQuarter: needed,
      forecast,
      exclusions: z.object({
        byCode: z.array(exclusion),
        /** Nobody taken out by any code. Strict is not told by code: a visit may stand for another that has another one. */
        all: z.object({ official: ratio, strict: ratio.nullable() }),
      }),
    })
    .nullable(),
});
export type GoalsView = z.infer<typeof goalsView>;
export type GoalView = z.infer<typeof goalView>;
