import type { Scan } from '@turno25/shared/domain/identity/scan.ts';
import { givesTickets, type KioskMode, takesAnswers } from '../common/machine/mode.ts';
import { scannedAtEntry } from '../entry/flow/scanned.ts';
import type { Step } from '../entry/flow/steps.ts';
import type { Aside, KioskEvent } from './kioskState.ts';

/** What is on screen: another flow, or a step on the way to a ticket. */
type Shown = { readonly step: Step; readonly aside: Aside | null };

/**
 * What a scan means on the screen where it happens: a cédula where a document or an appointment's person is asked for, a
 * ticket at the exit and on the first screen, an appointment's code on the first screen too. `key` is that of the errand which it may begin.
 */
export function scanned(scan: Scan, { step, aside }: Shown, mode: KioskMode, key: string): KioskEvent {
  const atRest = aside === null && step.at === 'idle';
  const exit = aside?.flow === 'exit' || (atRest && !givesTickets(mode) && takesAnswers(mode));
  if (scan.kind === 'surveyCode' && exit) return { type: 'surveyBegun', code: scan.code };
  if (scan.kind === 'surveyCode' && atRest && givesTickets(mode)) return { type: 'pauseShown', code: scan.code };
  const entered = aside === null ? scannedAtEntry(scan, step, givesTickets(mode), key) : null;
  return entered ?? { type: 'scanUnread' };
}
