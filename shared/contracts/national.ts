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
 * A share against the same of the period before: the difference and its interval at 95 %, as parts of one. `unsure`: no
 * difference at all is within the interval.
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
const funnelPlace = z.enum([
  'inside',
  'above95',
  'above998',
  'below95',
  'below998',
  /** Too few people, or too few branches like it, to say anything. */
  'few',
  /** Compared with nobody: a mobile unit, or one whose figures are not believed. */
  'apart',
]);
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
  /** Mean of the squared winsorised scores: about 1 where branches differ by chance alone. */
  phi: z.number(),
  /** By how much the limits are widened, because branches differ by more than chance: the root of `phi`; 1 where they do not. */
  spread: z.number(),
  limits: z.array(
    z.object({ people: count, low998: z.number(), low95: z.number(), high95: z.number(), high998: z.number() }),
  ),
});
export type Funnel = z.infer<typeof funnel>;

const institutionSums = z.object({
  institutionId: z.string(),
  name: z.string(),
  /** Attentions that ended: of the official share's denominator. */
  units: count,
  official: pair,
  wait: pair,
  resolved: pair,
  /** Satisfied of those who answered, of whole months that are over; null where so few answered that it is not told. */
  satisfied: pair.nullable(),
  /** Complaints (reclamos) that came in, and those of them that were answered. */
  complaints: count,
  complaintsAnswered: count,
});

export const nationalView = z.object({
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  before: z.object({ from: z.iso.date(), to: z.iso.date() }),
  total: sums,
  change: change.nullable(),
  /** Of branches whose figures are not believed now: in no sum above, and told beside them. */
  doubted: z.object({ branches: count, sums }),
  /**
   * Time beyond the limit that people of this period were spared (negative: suffered more) against the period before: the
   * mean excess of an attended person then, less that of now, times the attended of now. Null without a period before.
   */
  sparedMs: z.int().nullable(),
  /** Days of other formulas than those of today, which add up to no figure here. */
  otherFormulas: count,
  branches: z.array(nationalBranch),
  funnels: z.array(funnel),
  institutions: z.array(institutionSums),
  standings: z.array(branchStanding),
});
export type NationalView = z.infer<typeof nationalView>;

/** Some dates, both included. */
export const askedDates = z.strictObject({ from: z.iso.date(), to: z.iso.date() });

/** Dates of a period, or its name: of the one that goes on today. */
export const nationalAsk = z.union([
  askedDates,
  z.strictObject({ period: z.enum(['today', 'week', 'month', 'quarter', 'year']) }),
]);

/** Waits by nearest rank, ms; null of nobody. */
const waitRanks = z.object({ p50Ms: count.nullable(), p90Ms: count.nullable(), people: count });
export type WaitRanks = z.infer<typeof waitRanks>;

export const regionWaits = z.object({ regionId: z.string(), wait: waitRanks });
export type RegionWaits = z.infer<typeof regionWaits>;

/** The days of a branch, newest first. */
export const branchDays = z.object({
  branchId: z.string(),
  proof: z.enum(['evidence', 'generated']),
  wait: waitRanks,
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

/** One day of a branch, by what was done in it. */
export const branchDay = z.object({
  branchId: z.string(),
  date: z.iso.date(),
  proof: z.enum(['evidence', 'generated']),
  sealSeq: count.nullable(),
  formulas: count,
  wait: waitRanks,
  sums,
  services: z.array(z.object({ serviceId: z.string(), name: z.string(), institution: z.string(), sums })),
});
export type BranchDayView = z.infer<typeof branchDay>;
