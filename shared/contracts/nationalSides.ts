import { z } from 'zod';
import { count } from './primitives.ts';

const period = z.object({ from: z.iso.date(), to: z.iso.date() });

/**
 * Hours of a branch (a clock's hour of one day) in which somebody asked for something, by whether those who came in them were
 * attended in time, as strict counts it, and by what more counters would have done. Counters in ms of one counter's time.
 */
const hoursOf = z.object({
  hours: count,
  /** In which fewer than the goal were attended in time, of five people or more; the three below add up to it. */
  missed: count,
  /** Of them: all who had opened a counter, pauses included, were fewer than needed. */
  short: count,
  /** Of them: with the paused ones there would have been enough. */
  paused: count,
  /** Of them: there were enough open; something else made people wait. */
  enough: count,
  /** What the short hours lacked. */
  lackedMs: count,
});
export type HoursOf = z.infer<typeof hoursOf>;

/** Where staff are missing: advice by a formula (ADR 0084), not a figure of anybody. */
export const nationalStaffing = z.object({
  period,
  /** Of the branches that are believed. */
  total: hoursOf,
  byHour: z.array(hoursOf.extend({ hour: z.int().min(0).max(23) })),
  branches: z.array(
    hoursOf.extend({
      branchId: z.string(),
      /** Time of a counter, attending and calling, for each person who was attended; ms. */
      eachMs: count,
    }),
  ),
});
export type NationalStaffing = z.infer<typeof nationalStaffing>;

const machinesOf = z.object({
  kind: z.string(),
  /** The most that there were on one day. */
  machines: count,
  upMs: count,
  dueMs: count,
  losses: count,
  /** Of what was due: the server was away and nobody watched. */
  unwatchedMs: count,
});
export type MachinesOf = z.infer<typeof machinesOf>;

/** How long machines worked of the hours in which branches should have been open. */
export const nationalMachines = z.object({
  period,
  kinds: z.array(machinesOf.extend({ branches: count })),
  branches: z.array(z.object({ branchId: z.string(), kinds: z.array(machinesOf) })),
});
export type NationalMachines = z.infer<typeof nationalMachines>;

/** How often what a rule of signals looks for was counted, of how often it could have been. */
const counted = z.object({ hits: count, trials: count });

/**
 * Counts of the rules of signals in whole months that are over: something to ask about, never a verdict. Of nobody: where one
 * alone did it in a month, it is not told.
 */
export const nationalSignals = z.object({
  /** Null where no month of what was asked is over. */
  months: period.nullable(),
  rules: z.array(
    z.object({
      rule: z.string(),
      /** Of the branches that are believed and told below. */
      total: counted,
      /** Null: one person alone would be told. */
      branches: z.array(z.object({ branchId: z.string(), counted: counted.nullable() })),
    }),
  ),
});
export type NationalSignals = z.infer<typeof nationalSignals>;

/** Where the units that travel were, by unit and then in the order in which they first came. */
export const nationalMobile = z.object({
  period,
  stops: z.array(
    z.object({
      branchId: z.string(),
      comunaId: z.string(),
      comuna: z.string(),
      /** Days with an opening there, the first and the last of them. */
      days: count,
      from: z.iso.date(),
      to: z.iso.date(),
      tickets: count,
    }),
  ),
});
export type NationalMobile = z.infer<typeof nationalMobile>;
