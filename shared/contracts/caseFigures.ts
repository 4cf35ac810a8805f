import { z } from 'zod';
import { businessDate, count, ratio } from './primitives.ts';

const timings = z.object({ inTime: count, late: count, noTerm: count });

const caseCounts = z.object({
  received: count,
  /** Every case stands in one of these cells. */
  by: z.object({ answered: timings, referred: timings, withdrawn: timings, open: timings }),
  /** Answered in time, of those whose term came to an end or that were answered within it. */
  inTime: ratio,
  /** Answered, of those received. */
  answered: ratio,
  /** Registered and closed by one person. */
  ownHand: count,
  /** Registered on a later day than the one on which they came, by the word of whoever registered them. */
  registeredLater: count,
});
export type CaseCountsView = z.infer<typeof caseCounts>;

const group = caseCounts.extend({ key: z.string() });
export type CaseGroupView = z.infer<typeof group>;

/** `GET /figures/cases`: cases that were registered in a period, as they stood at the end of a date. */
export const caseFigures = z.object({
  /** Version of the formulas. */
  formulas: z.literal(1),
  from: businessDate,
  to: businessDate,
  asOf: businessDate,
  total: caseCounts,
  byKind: z.array(group),
  /** With the name that the institution has now. */
  byInstitution: z.array(group.extend({ name: z.string() })),
  byChannel: z.array(group),
  /** By business days to answer: `none` where no answer is due, `unknown` in cases of before. */
  byTerm: z.array(group),
  /** Days on which a case was registered. */
  byDay: z.array(group),
});
export type CaseFigures = z.infer<typeof caseFigures>;
