import type { ExclusionRecord } from './visitRecord.ts';

/**
 * The exclusion that holds for a visit, the first of its kind in the ledger; null when none does. Nobody who was attended
 * was a test or a duplicate, and a contingency needs the number of its act.
 */
export function exclusionOf(exclusions: readonly ExclusionRecord[], attended: boolean): ExclusionRecord | null {
  return (
    exclusions.find(({ code, act }) =>
      code === 'contingency'
        ? act !== null && act !== ''
        : (code === 'testTicket' || code === 'duplicate') && !attended,
    ) ?? null
  );
}
