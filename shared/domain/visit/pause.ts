import { MINUTE, type Millis } from '../ids.ts';
import type { Visit } from './visit.ts';
import { hasStaffCodes, wasAttended } from './waiting.ts';

/** A hold of the person's own takes this much out of a wait at most (ADR 0022): their pause lasts no longer. */
export const PAUSE_MS: Millis = 10 * MINUTE;

/**
 * Why a person may not set their ticket aside now; null when they may. Once a visit, whoever asked for the hold before: then no
 * pause and no hold that a counter wrote down can be added up. While they wait for their first attention, on a day whose
 * formulas know what a confirmed hold is, and with codes that nobody of the staff has seen.
 */
export function noPauseBecause(
  day: { readonly formulas: number } | null,
  visit: Visit,
): 'visit.staffIssued' | 'pause.once' | 'pause.notNow' | null {
  if (hasStaffCodes(visit)) return 'visit.staffIssued';
  if (visit.holds.some(({ by }) => by === 'citizen')) return 'pause.once';
  const waits = visit.status === 'waiting' && !wasAttended(visit);
  return waits && day !== null && day.formulas >= 2 ? null : 'pause.notNow';
}
