import type { DeliveryView } from '@turno25/shared/contracts/delivery.ts';
import type { LiveAlert } from '@turno25/shared/contracts/live.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { clockTime, fullDate } from '@turno25/shared/ui/zoneTime.ts';

type Machine = {
  readonly now: number;
  /** What the machine's clock shows while it is behind; null while it is followed. */
  readonly setBackTo: number | null;
  readonly delivery: DeliveryView | null;
};

/** What is wrong with the server's own machine: its clock, and its way to the centre. */
export function machineAlerts({ branch }: BranchConfig, { now, setBackTo, delivery }: Machine): LiveAlert[] {
  const alerts: LiveAlert[] = [];
  const moment = (instant: number): string =>
    say('alert.moment', { date: fullDate(instant, branch.zone), time: clockTime(instant, branch.zone) });
  if (setBackTo !== null) {
    const sentence = say('alert.clockSetBack', { shown: moment(setBackTo), kept: moment(now) });
    alerts.push({ id: 'clockSetBack', kind: 'clockSetBack', sentence });
  }
  if (delivery?.late) {
    const sentence = say('alert.deliveryLate', { sentence: delivery.sentence });
    alerts.push({ id: 'deliveryLate', kind: 'deliveryLate', sentence });
  }
  return alerts;
}
