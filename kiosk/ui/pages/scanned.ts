import type { Scan } from '@turno25/shared/domain/identity/scan.ts';
import { givesTickets, type KioskMode, takesAnswers } from '../common/machine/mode.ts';
import { scannedAtEntry } from '../entry/flow/scanned.ts';
import type { Step } from '../entry/flow/steps.ts';
import type { Aside, KioskEvent } from './kioskState.ts';

/** What is on screen: another flow, or a step on the way to a ticket. */
type Shown = { readonly step: Step; readonly aside: Aside | null };

/**
 * What a scan means on the screen where it happens: a cédula where a document or an appointment's person is asked for, a
 * ticket at the exit, an appointment's code on the first screen too. `key` is that of the errand which it may begin.
 */
export function scanned(scan: Scan, { step, aside }: Shown, mode: KioskMode, key: string): KioskEvent {
  const atRest = aside === null && step.at === 'idle';
  if (scan.kind === 'surveyCode' && (aside?.flow === 'exit' || (atRest && takesAnswers(mode)))) {
    return { type: 'surveyBegun', code: scan.code };
  }
  const entered = aside === null ? scannedAtEntry(scan, step, givesTickets(mode), key) : null;
  return entered ?? { type: 'scanUnread' };
}
