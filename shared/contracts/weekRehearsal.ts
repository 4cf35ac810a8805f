import { z } from 'zod';
import { configShape } from './configuration/configShape.ts';
import { businessDate, count, opaqueId, ratio, visitClass } from './primitives.ts';

/** `POST /settings/rehearsals`: the rule to be tried, with its parameters, beside the one in force. */
export const weekRehearsalBody = z.strictObject({ policy: configShape.shape.policy });

/** What a group of people would have found, in one play of the week. Minutes with one decimal. */
const playedFigures = z.object({
  official: ratio,
  strict: ratio,
  /** To the first call; of whoever was never called, to where they went. So nobody's wait is left out. */
  meanMinutes: z.number().nonnegative(),
  p90Minutes: z.number().nonnegative(),
  longestMinutes: z.number().nonnegative(),
  /** People who waited beyond the limit, and the minutes beyond it, of each person on average. */
  beyond: count,
  beyondMinutes: z.number().nonnegative(),
  neverCalled: count,
});
export type PlayedFiguresView = z.infer<typeof playedFigures>;

/** What happened, and two plays of it: they differ by the rule alone. */
const compared = z.object({ people: count, real: playedFigures, inForce: playedFigures, drafted: playedFigures });
export type ComparedView = z.infer<typeof compared>;

const weekRehearsed = z.object({
  from: businessDate,
  to: businessDate,
  /** Sentences on what would be different; those of `warnings` before the others: who would lose by it. */
  warnings: z.array(z.string()),
  sentences: z.array(z.string()),
  assumptions: z.array(z.string()),
  total: compared,
  /** Null where one of the two is too small to be shown. */
  classes: z.array(compared.extend({ class: visitClass })).nullable(),
  /** Services with few people stand together, under no id. */
  services: z.array(compared.extend({ serviceId: opaqueId.nullable(), name: z.string() })),
  days: z.array(compared.extend({ date: businessDate })),
  /** Days of the week that were not played, and why, in words. */
  skipped: z.array(z.object({ date: businessDate, why: z.string() })),
});
export type WeekRehearsed = z.infer<typeof weekRehearsed>;

/** `GET /settings/rehearsals/{id}`: how far it is, and what came of it. */
export const weekRehearsalView = z.object({
  id: opaqueId,
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  /** Days that were looked at, of so many; 0 until it is known how many there are. */
  done: count,
  of: count,
  /** Why there is no result, in words; null where there is one, or may be one. */
  trouble: z.string().nullable(),
  result: weekRehearsed.nullable(),
});
export type WeekRehearsalView = z.infer<typeof weekRehearsalView>;
