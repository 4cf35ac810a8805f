import type { Scan } from '@turno25/shared/domain/identity/scan.ts';
import type { FlowEvent, Step } from './flow.ts';
import { givesTickets, type KioskMode, takesAnswers } from './mode.ts';

/** Screens where a person with an appointment says who they are. */
const ARRIVALS: ReadonlySet<Step['at']> = new Set(['checkIn', 'checkInRun', 'checkInCode', 'checkInAnswer']);

/**
 * What a scan means on the screen where it happens: a cédula where a document or an appointment's person is asked for, a
 * ticket at the exit, an appointment's code on the first screen too. `key` is that of the request which it may begin.
 */
export function scanned(scan: Scan, step: Step, mode: KioskMode, key: string): FlowEvent {
  const asksArrival = ARRIVALS.has(step.at);
  const asksDocument = step.at === 'identity' || step.at === 'otherDocument' || step.at === 'document';
  if (scan.kind === 'run' && asksDocument) {
    return { type: 'identified', identity: { type: 'run', value: `${scan.run.body}${scan.run.checkDigit}` } };
  }
  if (scan.kind === 'run' && asksArrival) {
    const identity = { type: 'run', value: `${scan.run.body}${scan.run.checkDigit}` } as const;
    return { type: 'checkInAsked', key, who: { identity } };
  }
  if (scan.kind === 'bookingCode' && (asksArrival || (step.at === 'idle' && givesTickets(mode)))) {
    return { type: 'checkInAsked', key, who: { code: scan.code } };
  }
  const asksCode = step.at === 'survey' || (step.at === 'idle' && takesAnswers(mode));
  if (scan.kind === 'surveyCode' && asksCode) return { type: 'surveyBegun', code: scan.code };
  return { type: 'scanUnread' };
}
