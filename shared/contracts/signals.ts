import { z } from 'zod';
import { AUDIT_FINDINGS } from '../domain/oversight/audit.ts';
import { businessDate, count, instantText, noteText, opaqueId } from './primitives.ts';

/** A range of dates, both included. */
export const signalRange = z
  .strictObject({ from: businessDate, to: businessDate })
  .refine(({ from, to }) => from <= to, 'from is not after to');

const ruleKey = z.string().regex(/^[a-z][A-Za-z]{0,39}$/);

/** What somebody wrote about a signal; the text is null where its term is over and its key is gone. */
const signalAnswer = z.object({
  at: instantText,
  by: z.string(),
  /** Whether it is the person whose signal it is. */
  own: z.boolean(),
  from: businessDate,
  to: businessDate,
  text: z.string().nullable(),
});

/** One look of a rule at the branch, a device or a person, with the statistic that it was decided by. Shares are between 0 and 1. */
const signalLook = z.object({
  rule: ruleKey,
  reference: z.enum(['attendant', 'author', 'device', 'branch']),
  /** Empty for the branch. */
  unit: z.string(),
  name: z.string(),
  hits: count,
  trials: count,
  tolerated: z.number(),
  p: z.number(),
  signal: z.boolean(),
  /** Sequence numbers of the events behind it, the most recent ones where there are very many. */
  seqs: z.array(count),
  answers: z.array(signalAnswer),
});
export type SignalLook = z.infer<typeof signalLook>;

const bunching = z.object({
  figure: z.enum(['official', 'strict']),
  found: count,
  allowed: z.number(),
  excess: z.number(),
  /** Null bounds: without end. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  p: z.number(),
  seed: count,
  samples: count,
  signal: z.boolean(),
  curve: z.array(z.number()),
});

/** `GET /signals`: what is honest once and is not when it is often, in a range. Never a verdict, and in no figure. */
export const signalsView = z.object({
  from: businessDate,
  to: businessDate,
  days: count,
  visits: count,
  looks: count,
  /** What a probability had to stay under to be a signal. */
  threshold: z.number(),
  /** Whether the institution looks at signals by person. */
  byPerson: z.boolean(),
  taken: z.array(signalLook),
  bunching: z.array(bunching),
  bunchingAnswers: z.array(signalAnswer),
  /** Waits around the limit, by twenty-fifths of it. */
  histogram: z.array(z.object({ from: z.number(), to: z.number(), official: count, strict: count })),
});
export type SignalsView = z.infer<typeof signalsView>;

/** `POST /signals/file` and `POST /signals/people/file`: signals of a range as files. */
export const SIGNAL_FORMATS = ['xlsx', 'csv', 'excelCsv', 'json'] as const;
export const signalFileBody = z
  .strictObject({ from: businessDate, to: businessDate, format: z.enum(SIGNAL_FORMATS) })
  .refine(({ from, to }) => from <= to, 'from is not after to');

/** `POST /signals/people` and `GET /signals/own`: the looks at persons, or at oneself. */
export const signalLooks = z.object({ taken: z.array(signalLook), days: count });
export type SignalLooks = z.infer<typeof signalLooks>;

/** `POST /signals/answers`: the author is whoever's session it is. */
export const signalAnswerBody = z.strictObject({
  rule: ruleKey,
  unit: z.union([z.literal(''), opaqueId]),
  from: businessDate,
  to: businessDate,
  text: noteText.min(1),
});

/** `GET /signals/events`: the events behind a signal. */
export const signalEvents = z.object({
  events: z.array(
    z.object({
      seq: count,
      at: instantText,
      date: businessDate.nullable(),
      type: z.string(),
      /** The number of the ticket, where it is of one. */
      ticket: z.string().nullable(),
    }),
  ),
});
export type SignalEvents = z.infer<typeof signalEvents>;

export const monthName = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** `GET /signals/sample`: the visits of a month that chance drew, and what was found of them. */
export const sampleView = z.object({
  month: monthName,
  /** Null while the month goes on. */
  seed: z.string().nullable(),
  tickets: count,
  drawn: z.array(
    z.object({
      visitId: z.string(),
      date: businessDate,
      place: count,
      ticket: z.string(),
      issuedAt: instantText,
      startedAt: instantText.nullable(),
      service: z.string(),
      end: z.string().nullable(),
      findings: z.array(
        z.object({ at: instantText, by: z.string(), finding: z.enum(AUDIT_FINDINGS), text: z.string().nullable() }),
      ),
    }),
  ),
});
export type SampleView = z.infer<typeof sampleView>;

export const findingBody = z.strictObject({
  month: monthName,
  visitId: opaqueId,
  finding: z.enum(AUDIT_FINDINGS),
  text: noteText.exactOptional(),
});
