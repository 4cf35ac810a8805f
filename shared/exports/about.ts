import type { BusinessDate, Instant } from '../domain/ids.ts';

/** What every file says of itself: whose it is, of which dates, by which formulas, and when it was made (UTC ms). */
export type About = {
  /** Where the figures come of: evidence of many branches, proven by the centre. Absent: the own ledger of a branch. */
  readonly origin?: 'centre';
  readonly branchId: string;
  readonly branchName: string;
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly madeAt: Instant;
  /** The branch's, in which hours are shown to people. */
  readonly zone: string;
};
