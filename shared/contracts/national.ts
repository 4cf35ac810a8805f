import { z } from 'zod';
import { branchStanding } from './centre.ts';
import { count } from './primitives.ts';

/** A share as its two whole numbers: sums of any parts add up to the whole. */
const pair = z.object({ n: z.int(), d: z.int() });
export type Pair = z.infer<typeof pair>;

/** What some branches did in a period: sums only. Spans in ms. */
const sums = z.object({
  /** Tickets that were given. */
  tickets: count,
  official: pair,
  strict: pair,
  /** Wait of the attended, and of how many. */
  wait: pair,
  abandonment: pair,
  resolved: pair,
  /** Waited beyond the limit by the attended. */
  overLimitMs: count,
  /** Time in which counters attended, and in which they attended or could have. */
  occupancy: pair,
});
export type Sums = z.infer<typeof sums>;

/**
 * A share against the same of the period before: the difference and its interval, in hundredths of a point of a hundred.
 * `unsure`: the interval has nothing in it that says better or worse.
 */
const change = z.object({
  before: pair,
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  says: z.enum(['better', 'worse', 'unsure']),
});
export type Change = z.infer<typeof change>;

/** Where a share stands against the limits of chance for as many people as it has. */
const funnelPlace = z.enum(['inside', 'above95', 'above998', 'below95', 'below998', 'few']);
export type FunnelPlace = z.infer<typeof funnelPlace>;

const nationalBranch = z.object({
  branchId: z.string(),
  name: z.string(),
  regionId: z.string(),
  comunaId: z.string(),
  comuna: z.string(),
  category: z.enum(['A', 'B', 'C', 'D']),
  profile: z.enum(['branch', 'mobile']),
  /** `generated`: of a demonstration, without evidence. */
  proof: z.enum(['evidence', 'generated']),
  goalPercent: z.number(),
  /** Why its figures are not believed now; null when they are. */
  doubt: z.enum(['quarantined', 'disputed', 'late']).nullable(),
  sums,
  change: change.nullable(),
  /** Against the branches of its own category. */
  place: funnelPlace,
});
export type NationalBranch = z.infer<typeof nationalBranch>;

/** Limits of a funnel for some numbers of people: what chance alone leaves to a branch that is like the others. */
const funnel = z.object({
  category: z.enum(['A', 'B', 'C', 'D']),
  target: pair,
  branches: count,
  /** By how much the limits are widened, because branches differ by more than chance; 1 where they do not. */
  spread: z.number(),
  limits: z.array(
    z.object({ people: count, low998: z.number(), low95: z.number(), high95: z.number(), high998: z.number() }),
  ),
});
export type Funnel = z.infer<typeof funnel>;

const institutionSums = z.object({
  institutionId: z.string(),
  name: z.string(),
  units: count,
  official: pair,
  wait: pair,
  resolved: pair,
  /** Satisfied of those who answered, of whole months that are over; null where so few answered that it is not told. */
  satisfied: pair.nullable(),
  cases: count,
  casesAnswered: count,
});

export const nationalView = z.object({
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  before: z.object({ from: z.iso.date(), to: z.iso.date() }),
  total: sums,
  change: change.nullable(),
  branches: z.array(nationalBranch),
  funnels: z.array(funnel),
  institutions: z.array(institutionSums),
  standings: z.array(branchStanding),
});
export type NationalView = z.infer<typeof nationalView>;

export const nationalAsk = z.strictObject({ from: z.iso.date(), to: z.iso.date() });

/** The days of a branch, newest first. */
export const branchDays = z.object({
  branchId: z.string(),
  days: z.array(
    z.object({
      date: z.iso.date(),
      /** Place of its last seal; null while the day goes on. */
      sealSeq: count.nullable(),
      sums,
    }),
  ),
});
export type BranchDays = z.infer<typeof branchDays>;
