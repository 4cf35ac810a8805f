import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import { DeviceClocks } from './deviceClocks.ts';
import { Kiosks } from './kiosks.ts';
import { KioskTests } from './kioskTests.ts';
import { lastBackupAt } from './lastBackup.ts';
import { type NtpState, ntpState } from './ntp.ts';
import { Presence } from './presence.ts';
import { TroubledBoards } from './troubledBoards.ts';

const LOOK_EVERY_MS = 60_000;

/** What is known of the machine that serves the branch, beside its ledger. */
export class Machine {
  readonly deviceClocks = new DeviceClocks();
  readonly muteBoards = new TroubledBoards();
  readonly lostLoops = new TroubledBoards();
  readonly silentSigns = new TroubledBoards();
  readonly kiosks = new Kiosks();
  readonly kioskTests = new KioskTests((deviceId) => this.kiosks.state(deviceId).online);
  readonly presence = new Presence();
  #ntp: NtpState = 'unknown';
  #lastBackupAt: number | null = null;

  ntp(): NtpState {
    return this.#ntp;
  }

  /** When the last backup was made, UTC milliseconds; null when none is known of. */
  lastBackupAt(): number | null {
    return this.#lastBackupAt;
  }

  /** Looks now and every minute. */
  watch(folder: string, timers: Timers): Cancel {
    const look = async (): Promise<void> => {
      this.#lastBackupAt = lastBackupAt(folder);
      this.#ntp = await ntpState();
    };
    void look();
    return timers.every(LOOK_EVERY_MS, () => void look());
  }
}
