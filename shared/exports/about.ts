import type { BusinessDate, Instant } from '../domain/ids.ts';

/** What every file says of itself: whose it is, of which dates, by which formulas, and when it was made (UTC ms). */
export type About = {
  readonly branchId: string;
  readonly branchName: string;
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly madeAt: Instant;
  /** The branch's, in which hours are shown to people. */
  readonly zone: string;
};
