import type { HandoverView } from '@turno25/shared/contracts/handover.ts';
import type { LiveAlert, MachineNotes } from '@turno25/shared/contracts/live.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { clockTime, fullDate } from '@turno25/shared/ui/zoneTime.ts';
import type { ClockDoubt } from '../engine/steadyClock.ts';
import type { NtpState } from '../machine/ntp.ts';
import type { Distrust } from '../verification/trust.ts';
import { iso } from './format.ts';

type Machine = {
  readonly now: number;
  readonly dayOpen: boolean;
  /** What the machine's clock shows while it is behind; null while it is followed. */
  readonly setBackTo: number | null;
  /** Why it is not followed though it is ahead. */
  readonly clockDoubt: ClockDoubt | null;
  /** Milliseconds by which kiosks and boards are ahead of it, where that is much. */
  readonly clockDifference: number | null;
  readonly handover: HandoverView | null;
  /** Why what the centre sent could not be taken, in words. */
  readonly nationalTrouble: string | null;
  readonly distrust: Distrust | null;
  /** Heads that somebody remembers and the ledger does not contain. */
  readonly disputes: readonly string[];
  readonly lastBackupAt: number | null;
  /** Boards that no sound comes out of, and those whose hearing loop is not there. */
  readonly muteBoards: number;
  readonly lostLoops: number;
  /** Machines whose signs over the counters do not answer. */
  readonly silentSigns: number;
  /** Cases of the OIRS that are late, or due within two days. */
  readonly oirsDue: number;
  /** Answers that did not leave by mail and are not tried any more. */
  readonly mailFailed: number;
  /** Tickets of revoked kiosks that nobody decided on. */
  readonly setAside: number;
};
type Notes = { readonly now: number; readonly ntp: NtpState; readonly lastBackupAt: number | null };

/** A backup is made every night; one that is older than this was missed. */
const BACKUP_LATE_MS = 36 * 60 * MINUTE;

/** What is wrong beside the line: the machine's ledger, clock and backups, the way to the centre, and what people wrote that waits. */
export function machineAlerts(config: BranchConfig, machine: Machine): LiveAlert[] {
  return [
    ...ledgerAlerts(machine),
    ...clockAlerts(config.branch.zone, machine),
    ...(machine.muteBoards > 0 ? [alert('boardMuted', say('alert.boardMuted', { count: machine.muteBoards }))] : []),
    ...(machine.lostLoops > 0 ? [alert('boardLoop', say('alert.boardLoop', { count: machine.lostLoops }))] : []),
    ...(machine.silentSigns > 0 ? [alert('signSilent', say('alert.signSilent', { count: machine.silentSigns }))] : []),
    ...(machine.oirsDue > 0 ? [alert('oirsDue', say('alert.oirsDue', { count: machine.oirsDue }))] : []),
    ...(machine.mailFailed > 0 ? [alert('mailFailed', say('alert.mailFailed', { count: machine.mailFailed }))] : []),
    ...(machine.setAside > 0 ? [alert('setAside', say('alert.setAside', { count: machine.setAside }))] : []),
    ...(machine.handover?.late
      ? [alert('handoverLate', say('alert.handoverLate', { days: machine.handover.waitingDays }))]
      : []),
    ...(machine.handover?.delivery?.byAPerson ? [alert('deliveryRefused', machine.handover.delivery.sentence)] : []),
    ...(machine.nationalTrouble === null
      ? []
      : [alert('nationalRefused', say('alert.nationalRefused', { why: machine.nationalTrouble }))]),
    ...(machine.lastBackupAt !== null && machine.now - machine.lastBackupAt > BACKUP_LATE_MS
      ? [alert('backupLate', say('alert.backupLate', { days: daysSince(machine.lastBackupAt, machine.now) }))]
      : []),
  ];
}

function ledgerAlerts({ distrust, disputes }: Machine): LiveAlert[] {
  const alerts: LiveAlert[] = [];
  if (distrust !== null) alerts.push(alert('ledgerBroken', say('alert.ledgerBroken', { seq: distrust.seq ?? 0 })));
  if (disputes.length > 0)
    alerts.push(alert('witnessDisagreed', say('alert.witnessDisagreed', { count: disputes.length })));
  return alerts;
}

function clockAlerts(zone: string, machine: Machine): LiveAlert[] {
  const { setBackTo, clockDoubt, clockDifference, now, dayOpen } = machine;
  const named = (instant: number) => ({ date: fullDate(instant, zone), time: clockTime(instant, zone) });
  if (setBackTo !== null) {
    const said = alert('clockSetBack', say('alert.clockSetBack', named(setBackTo)));
    // With a day open the hour cannot go back: waits would shrink.
    return [dayOpen ? said : { ...said, clock: { shown: iso(setBackTo) } }];
  }
  if (clockDoubt !== null) {
    const { kind, shown } = clockDoubt;
    const due = { dueDate: fullDate(now, zone), dueTime: clockTime(now, zone) };
    const sentence = say(kind === 'ahead' ? 'alert.clockAhead' : 'alert.clockLongGap', { ...named(shown), ...due });
    return [{ ...alert('clockAhead', sentence), clock: { shown: iso(shown) } }];
  }
  if (clockDifference === null) return [];
  const minutes = Math.round(Math.abs(clockDifference) / MINUTE);
  return [alert('clockDiffers', say('alert.clockDiffers', { minutes, way: clockDifference > 0 ? 'behind' : 'ahead' }))];
}

/** What is known of the machine, said whether or not it is well. */
export function machineNotes({ branch }: BranchConfig, { now, ntp, lastBackupAt }: Notes): MachineNotes {
  return {
    clock: say(`machine.clock.${ntp}`),
    backup:
      lastBackupAt === null
        ? say('machine.backup.none')
        : say('machine.backup.last', {
            days: daysSince(lastBackupAt, now),
            date: fullDate(lastBackupAt, branch.zone),
            time: clockTime(lastBackupAt, branch.zone),
          }),
  };
}

function daysSince(instant: number, now: number): number {
  return Math.max(0, Math.floor((now - instant) / (24 * 60 * MINUTE)));
}

function alert(kind: LiveAlert['kind'], sentence: string): LiveAlert {
  return { id: kind, kind, sentence };
}
