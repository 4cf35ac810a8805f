import type { Scan } from '@turno25/shared/domain/identity/scan.ts';
import type { FlowEvent, Step } from './flow.ts';
import { type KioskMode, takesAnswers } from './mode.ts';

/** What a scan means on the screen where it happens: a cédula where a document is asked for, a ticket at the exit. */
export function scanned(scan: Scan, step: Step, mode: KioskMode): FlowEvent {
  const asksDocument = step.at === 'identity' || step.at === 'otherDocument' || step.at === 'document';
  if (scan.kind === 'run' && asksDocument) {
    return { type: 'identified', identity: { type: 'run', value: `${scan.run.body}${scan.run.checkDigit}` } };
  }
  const asksCode = step.at === 'survey' || (step.at === 'idle' && takesAnswers(mode));
  if (scan.kind === 'surveyCode' && asksCode) return { type: 'surveyBegun', code: scan.code };
  return { type: 'scanUnread' };
}
