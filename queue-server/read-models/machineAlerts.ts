import type { HandoverView } from '@turno25/shared/contracts/handover.ts';
import type { LiveAlert } from '@turno25/shared/contracts/live.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { clockTime, fullDate } from '@turno25/shared/ui/zoneTime.ts';

type Machine = {
  /** What the machine's clock shows while it is behind; null while it is followed. */
  readonly setBackTo: number | null;
  readonly handover: HandoverView | null;
};

/** What is wrong with the server's own machine: its clock, and its way to the centre. */
export function machineAlerts({ branch }: BranchConfig, { setBackTo, handover }: Machine): LiveAlert[] {
  const alerts: LiveAlert[] = [];
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
