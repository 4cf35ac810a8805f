import type { Instant } from '../domain/ids.ts';

/** The years that an archive knows are 1980 to 2099: a clock that stands elsewhere writes a file all the same. */
const [FIRST, LAST] = [Date.UTC(1980, 0, 2), Date.UTC(2099, 11, 30)];

export function zipTime(at: Instant): number {
  return Math.min(LAST, Math.max(FIRST, at));
}
