import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { Branch } from '../branch.ts';
import { lastLifeSign, leaveLifeSign } from '../witnesses/lifeSign.ts';

/** Devices are looked at this often; only what changed is written. */
const LOOK_EVERY_MS = 5_000;
const SIGN_EVERY_MS = 60_000;
/** A machine that did not run for longer slept: nothing was served meanwhile. */
const SLEPT_MS = 3 * SIGN_EVERY_MS;

/** Writes down that the server serves again, before anything else is written, and since when it did not. */
export async function noteStart(branch: Branch, lifeSign: string): Promise<void> {
  await branch.act({ type: 'noteServerBack', aliveAt: lastLifeSign(branch, lifeSign), how: 'started' });
}

/**
 * Writes into the ledger what becomes of devices, and leaves signs of the server's own life. A disk that refuses a sign makes
 * the next absence longer, not shorter: `failed` is told.
 */
export function keepPresence(branch: Branch, lifeSign: string, timers: Timers, failed: (error: Error) => void): Cancel {
  const { presence } = branch.machine;
  let listensSince = branch.engine.now();
  let looked = listensSince;
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    const now = branch.engine.now();
    if (now - looked > SLEPT_MS) {
      listensSince = now;
      await branch.act({ type: 'noteServerBack', aliveAt: looked, how: 'resumed' });
    }
    looked = now;
    for (const command of presence.changes(branch.engine.state(), now, listensSince)) await branch.act(command);
    looking = false;
  };
  const sign = (): void => {
    try {
      leaveLifeSign(branch, lifeSign);
    } catch (error) {
      failed(error as Error);
    }
  };
  sign();
  const cancels = [
    branch.engine.onCommitted((events) => presence.follow(events)),
    timers.every(LOOK_EVERY_MS, () => void look()),
    timers.every(SIGN_EVERY_MS, sign),
  ];
  return () => {
    for (const cancel of cancels) cancel();
    sign();
  };
}
