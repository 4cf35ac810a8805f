import { z } from 'zod';
import { businessDate, count, instantText, opaqueId, ratio, visitClass } from './primitives.ts';

const percent = z.number().min(0).max(100);

/** How many counters more keep the standard for the next half hour, with and without them, and what that rests on. */
export const staffingView = z.object({
  at: instantText,
  goalPercent: percent,
  /** Share of people within their limit with the counters that are open. */
  percentNow: percent,
  /** Null when not even all that could be opened reach the goal. */
  extra: count.nullable(),
  /** Counters to open, in order; all that are left when they do not suffice. */
  counters: z.array(z.object({ id: opaqueId, label: z.string() })),
  /** Services that would lose most people, the worst first. */
  services: z.array(z.string()),
  percentWith: percent.nullable(),
  sentence: z.string(),
  assumptions: z.array(z.string()),
});
export type StaffingView = z.infer<typeof staffingView>;

/** What a pause that began now would do to the next half hour. */
export const pauseView = z.object({
  counterId: opaqueId,
  minutes: count,
  percentWithout: percent,
  percentWith: percent,
  /** People more who would pass their limit, by service. */
  losers: z.array(z.object({ serviceName: z.string(), people: z.number().nonnegative() })),
  sentence: z.string(),
  assumptions: z.array(z.string()),
});
export type PauseView = z.infer<typeof pauseView>;

/** Counters that each half hour of a coming day needs, from the branch's comparable days. */
export const planView = z.object({
  date: businessDate,
  goalPercent: percent,
  reached: z.boolean(),
  slots: z.array(
    z.object({
      from: instantText,
      to: instantText,
      arrivals: z.number().nonnegative(),
      counters: count,
      percent,
      /** Fewest counters that the schedule of shifts has at any time of it; null where there is no schedule. */
      planned: count.nullable(),
    }),
  ),
  /** Labels in the order in which the plan opens them. */
  order: z.array(z.string()),
  comparableDates: z.array(businessDate),
  sentence: z.string(),
  assumptions: z.array(z.string()),
});
export type PlanView = z.infer<typeof planView>;

/** How often the wait that people were told held: a row for each class (no service), then for each service of it. */
export const toldView = z.object({
  rows: z.array(
    z.object({
      class: visitClass,
      serviceId: opaqueId.nullable(),
      serviceName: z.string().nullable(),
      within: ratio,
      sooner: count,
      later: count,
    }),
  ),
});
export type ToldView = z.infer<typeof toldView>;

const curveOfDay = z.object({
  curve: z.array(z.object({ at: instantText, official: ratio, strict: ratio })),
  official: ratio,
  strict: ratio,
  /** Minutes to the first call; null on a day when nobody was called. */
  p50Minutes: z.number().nullable(),
  p90Minutes: z.number().nullable(),
  longestMinutes: z.number().nullable(),
  preferentialP90Minutes: z.number().nullable(),
  /** Percent within the limit of the service that fares worst. */
  worstServicePercent: z.number().nullable(),
});
export type CurveOfDayView = z.infer<typeof curveOfDay>;

/** A past day as it was, rehearsed as it was, and rehearsed with a change. The last two differ by the change alone. */
export const otherwiseView = z.object({
  date: businessDate,
  policy: z.string(),
  change: z.object({ policy: z.string().nullable(), counters: count, services: z.array(z.string()) }),
  real: curveOfDay,
  same: curveOfDay,
  changed: curveOfDay,
  sentence: z.string(),
  assumptions: z.array(z.string()),
});
export type OtherwiseView = z.infer<typeof otherwiseView>;

/** What may be rehearsed: days that are closed, newest first, and the rules that have a name in words. */
export const rehearsableView = z.object({
  dates: z.array(businessDate),
  policies: z.array(z.object({ name: z.string(), label: z.string() })),
});
export type RehearsableView = z.infer<typeof rehearsableView>;
