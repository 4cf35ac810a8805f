import { z } from 'zod';
import { ROLL_MOST } from '../domain/visit/roll.ts';
import { businessDate, count, instantText, noteText, opaqueId, outcome, visitClass } from './primitives.ts';

const rollNumber = z.int().min(1).max(9_999_999);

/** `POST /rolls`: so many papers with numbers, made beforehand for when all else fails. */
export const rollBody = z.strictObject({ count: z.int().min(1).max(ROLL_MOST) });
export const rollAnswer = z.object({
  rollId: opaqueId,
  /** As written on the papers: `ROLLO-001`. The code is of that paper alone. */
  papers: z.array(z.object({ number: rollNumber, label: z.string(), code: z.string() })),
});
export type RollAnswer = z.infer<typeof rollAnswer>;

/** What became of who took a paper: `left` went away unattended, `noShow` did not come when called. */
const given = z.strictObject({
  serviceId: opaqueId,
  class: visitClass,
  takenAt: instantText,
  calledAt: instantText.nullable(),
  startedAt: instantText.nullable(),
  endedAt: instantText,
  outcome: z.enum([...outcome.options, 'noShow', 'left']),
});

/**
 * `POST /rolls/{id}/entries`: what became of papers of a stretch, every number from the first that nobody entered on. A line
 * without `given` is a paper that nobody got.
 */
export const rollEntriesBody = z.strictObject({
  date: businessDate,
  from: instantText,
  to: instantText,
  /** Number of the act that declares the contingency. */
  act: noteText.min(1),
  lines: z
    .array(
      z.union([
        z.strictObject({ number: rollNumber, code: z.string().max(20).optional() }),
        z.strictObject({ number: rollNumber, code: z.string().min(4).max(20), given }),
      ]),
    )
    .min(1)
    .max(ROLL_MOST),
});
export type RollEntriesBody = z.input<typeof rollEntriesBody>;
export const rollAskedAnswer = z.object({ state: z.literal('asked'), batchId: opaqueId });
export const rollEnteredAnswer = z.object({ state: z.literal('entered'), visits: count, spoiled: count });
export type RollEnteredAnswer = z.infer<typeof rollEnteredAnswer>;

/** `GET /rolls`: the newest first, each with what waits for a second person. */
export const rollsView = z.object({
  rolls: z.array(
    z.object({
      rollId: opaqueId,
      from: rollNumber,
      to: rollNumber,
      issuedAt: instantText,
      /** The first number that nobody entered; one past the end where all were. */
      next: rollNumber,
      asked: z
        .object({
          batchId: opaqueId,
          by: opaqueId,
          byName: z.string(),
          date: businessDate,
          from: instantText,
          to: instantText,
          /** The act, where its key is still there. */
          act: z.string().nullable(),
          visits: count,
          spoiled: count,
          /** Tickets that the system gave in the same stretch. */
          issuedBeside: count,
          lines: z.array(z.object({ number: rollNumber, given: given.nullable() })),
        })
        .nullable(),
    }),
  ),
});
export type RollsView = z.infer<typeof rollsView>;
