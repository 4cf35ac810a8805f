import { z } from 'zod';
import { businessDate, count, instantText, millis, opaqueId, ratio } from './primitives.ts';

const shiftNow = z.object({
  counterId: opaqueId,
  label: z.string(),
  /** Null: whoever opens that counter. */
  name: z.string().nullable(),
  from: instantText,
  until: instantText,
  /** `elsewhere`: they attend, at another counter. */
  state: z.enum(['kept', 'paused', 'elsewhere', 'missing']),
  /** Where they are, where that is another counter. */
  at: z.string().nullable(),
});
export type ShiftNow = z.infer<typeof shiftNow>;

const overNow = z.object({
  counterId: opaqueId,
  label: z.string(),
  name: z.string(),
  /** When their shift ended; null where none was planned today. */
  until: instantText.nullable(),
});
export type OverNow = z.infer<typeof overNow>;

/** `GET /shifts/days/{date}`: how a day keeps to its schedule, as a team. For whoever manages the branch, and nobody beyond it. */
export const shiftsView = z.object({
  date: businessDate,
  /** Shifts of the schedule by which the day is measured; 0: there was none as it opened. */
  planned: count,
  /** Milliseconds attended as planned / milliseconds planned until now. */
  share: ratio,
  /** Of the numerator, in a pause; and what was open beyond the plan, which is in no share. */
  pausedMs: millis,
  beyondMs: millis,
  /** By the schedule in force now; null of a day that is not open, and where there is no schedule. */
  now: z
    .object({
      planned: count,
      open: count,
      /** Fewest counters planned at any time of the next half hour. */
      soon: count,
      shifts: z.array(shiftNow),
      over: z.array(overNow),
    })
    .nullable(),
});
export type ShiftsView = z.infer<typeof shiftsView>;
