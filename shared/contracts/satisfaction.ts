import { z } from 'zod';
import { ACTION_STEPS } from '../domain/oversight/actions.ts';
import { DRIVERS } from '../domain/satisfaction/drivers.ts';
import { grades } from './figures.ts';
import { businessDate, count, instantText, noteText, opaqueId, ratio } from './primitives.ts';

export const quarterName = z.string().regex(/^\d{4}-Q[1-4]$/);

const group = z.object({
  key: z.string(),
  name: z.string(),
  response: ratio,
  global: grades,
  /** Half-width of the 95 % interval of the net index with the correction for a finite population, in points; null where hidden. */
  netError: z.number().nullable(),
});
export type SatisfactionGroup = z.infer<typeof group>;

const resolved = z.object({ yes: count, partly: count, no: count });

/** `GET /satisfaction`: the branch's own exit survey. It is not MESU, and no bonus is paid by it. */
export const satisfactionView = z.object({
  from: businessDate,
  to: businessDate,
  /** The whole months that are over of the range asked for: only of these is it told. Null: there is none. */
  months: z.object({ from: businessDate, to: businessDate }).nullable(),
  smallestCell: count,
  total: group,
  treatment: grades,
  wait: grades,
  /** Null where too few answered. */
  resolved: resolved.nullable(),
  byService: z.array(group),
  byHour: z.array(group),
  byMonth: z.array(group),
  /** Answered at a kiosk, with no visit behind it: apart from everything. */
  anonymous: z.object({ global: grades, treatment: grades, wait: grades }),
  drivers: z
    .object({
      n: count,
      explained: z.number(),
      drivers: z.array(z.object({ name: z.enum(DRIVERS), share: z.number(), perGrade: z.number() })),
    })
    .nullable(),
  /** Words of the free texts that three answers or more have. `texts`: how many could be read. */
  words: z.object({ texts: count, list: z.array(z.object({ word: z.string(), answers: count })) }),
});
export type SatisfactionView = z.infer<typeof satisfactionView>;

/** `GET /satisfaction/diagnosis`: what a quarter's survey, records and complaints say together. */
export const diagnosisView = z.object({
  quarter: quarterName,
  points: z.array(
    z.object({
      key: z.string(),
      service: z.string().nullable(),
      facts: z.record(z.string(), z.union([count, z.string()])),
    }),
  ),
});
export type DiagnosisView = z.infer<typeof diagnosisView>;

/** `POST /satisfaction/actions`: what is to be done, by whom and until when. */
export const actionBody = z.strictObject({
  quarter: quarterName,
  what: noteText.min(1),
  owner: opaqueId,
  due: businessDate,
});

/** `POST /satisfaction/actions/{id}/steps`: how it goes. */
export const stepBody = z.strictObject({ step: z.enum(ACTION_STEPS), text: noteText.exactOptional() });

/** `GET /satisfaction/actions`: every action with what was told of it since; texts are null where their term is over. */
export const actionsView = z.object({
  actions: z.array(
    z.object({
      id: z.string(),
      quarter: quarterName,
      what: z.string().nullable(),
      owner: z.string(),
      due: businessDate,
      by: z.string(),
      at: instantText,
      stand: z.enum(['planned', ...ACTION_STEPS]),
      /** Its day has passed and it goes on. */
      late: z.boolean(),
      steps: z.array(
        z.object({ at: instantText, by: z.string(), step: z.enum(ACTION_STEPS), text: z.string().nullable() }),
      ),
    }),
  ),
});
export type ActionsView = z.infer<typeof actionsView>;
