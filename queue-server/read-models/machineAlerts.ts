import type { HandoverView } from '@turno25/shared/contracts/handover.ts';
import type { LiveAlert } from '@turno25/shared/contracts/live.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { clockTime, fullDate } from '@turno25/shared/ui/zoneTime.ts';
import type { Distrust } from '../verification/trust.ts';

type Machine = {
  /** What the machine's clock shows while it is behind; null while it is followed. */
  readonly setBackTo: number | null;
  readonly handover: HandoverView | null;
  readonly distrust: Distrust | null;
  /** Heads that somebody remembers and the ledger does not contain. */
  readonly disputes: readonly string[];
};

/** What is wrong with the server's own machine: its ledger, its clock, and its way to the centre. */
export function machineAlerts(
  { branch }: BranchConfig,
  { setBackTo, handover, distrust, disputes }: Machine,
): LiveAlert[] {
  const alerts: LiveAlert[] = [];
  if (distrust !== null) {
    const sentence = say('alert.ledgerBroken', { seq: distrust.seq ?? 0 });
    alerts.push({ id: 'ledgerBroken', kind: 'ledgerBroken', sentence });
  }
  if (disputes.length > 0) {
    const sentence = say('alert.witnessDisagreed', { count: disputes.length });
    alerts.push({ id: 'witnessDisagreed', kind: 'witnessDisagreed', sentence });
  }
  if (setBackTo !== null) {
    const { zone } = branch;
    const sentence = say('alert.clockSetBack', { date: fullDate(setBackTo, zone), time: clockTime(setBackTo, zone) });
    alerts.push({ id: 'clockSetBack', kind: 'clockSetBack', sentence });
  }
  if (handover?.late) {
    const sentence = say('alert.handoverLate', { days: handover.waitingDays });
    alerts.push({ id: 'handoverLate', kind: 'handoverLate', sentence });
  }
  return alerts;
}
