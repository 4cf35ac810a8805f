import { constants } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import type { Printed, PrintTrouble } from '../model/types.ts';
import type { PrinterDelays, PrinterTransport } from './transport.ts';

/**
 * A printer behind a device file such as /dev/usb/lp0, written to and never read. The file is never created, so a typing
 * error in its name is `offline` and not a file on the disk. There is no queue: what was not written in time is given
 * up. The system cannot take back a write that a stopped printer holds up, so until it ends no other paper is sent.
 */
export function deviceFileTransport(path: string, timers: Timers, delays: PrinterDelays): PrinterTransport {
  let stuck = false;
  return {
    async query() {
      const reachable = await access(path, constants.W_OK).then(
        () => true,
        () => false,
      );
      return reachable ? 'unknown' : 'offline';
    },
    send(job) {
      if (stuck) return Promise.resolve(err({ status: 'unknown', mayBeOut: false }));
      stuck = true;
      return new Promise((resolve) => {
        const cancel = timers.after(delays.jobMs, () => resolve(err({ status: 'unknown', mayBeOut: true })));
        void writeAll(path, job).then((result) => {
          stuck = false;
          cancel();
          resolve(result);
        });
      });
    },
  };
}

async function writeAll(path: string, job: Uint8Array): Promise<Result<Printed, PrintTrouble>> {
  const file = await open(path, constants.O_WRONLY | constants.O_NOCTTY).catch(() => null);
  if (file === null) return err({ status: 'offline', mayBeOut: false });
  try {
    await file.writeFile(job);
    return ok({ status: 'unknown', confirmed: false });
  } catch {
    return err({ status: 'offline', mayBeOut: true });
  } finally {
    await file.close().catch(() => undefined);
  }
}
