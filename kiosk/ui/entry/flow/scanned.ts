import type { Scan } from '@turno25/shared/domain/identity/scan.ts';
import type { EntryEvent, Step } from './steps.ts';

/** Screens where a person with an appointment says who they are. */
const ARRIVALS: ReadonlySet<Step['at']> = new Set(['checkIn', 'checkInCard', 'checkInCode', 'checkInAnswer']);
const DOCUMENTS: ReadonlySet<Step['at']> = new Set(['identity', 'otherDocument', 'document']);

/** Screens that say themselves when a code could not be read. */
export function asksForACode({ at }: Step): boolean {
  return at === 'identity' || at === 'document' || at === 'checkIn' || at === 'checkInCard' || at === 'checkInCode';
}

/** What a scan means on the way to a ticket; null where it means nothing. `begins`: the machine gives tickets. */
export function scannedAtEntry(scan: Scan, step: Step, begins: boolean, key: string): EntryEvent | null {
  const asksArrival = ARRIVALS.has(step.at);
  if (scan.kind === 'run' && (asksArrival || DOCUMENTS.has(step.at))) {
    const identity = { type: 'run', value: `${scan.run.body}${scan.run.checkDigit}`, fromCard: true } as const;
    return asksArrival ? { type: 'checkInAsked', key, who: { identity } } : { type: 'identified', identity };
  }
  if (scan.kind === 'bookingCode' && (asksArrival || (step.at === 'idle' && begins))) {
    return { type: 'checkInAsked', key, who: { code: scan.code } };
  }
  return null;
}
