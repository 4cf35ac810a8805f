import { SerialPort } from 'serialport';
import { err, ok } from '../domain/result.ts';
import type { Timers } from '../time/timers.ts';
import { Ending } from './ending.ts';
import { type Link, linkTrouble, type OpenLink } from './link.ts';
import { Signal } from './signal.ts';

export type SerialAddress = { readonly path: string; readonly baudRate: number };

/** How often a port is asked whether it is still there. */
const WATCH_MS = 1_000;

/**
 * A serial port through serialport 13.0.0. Each call makes a new SerialPort: an object whose port was pulled out keeps
 * what is written to it and sends it on the next open, so a stale order would reach the device that comes back.
 */
export function serialLink({ path, baudRate }: SerialAddress, timers: Timers, watchMs = WATCH_MS): OpenLink {
  return () =>
    new Promise((resolve) => {
      const port = new SerialPort({ path, baudRate, autoOpen: false });
      port.open((error) => {
        if (error !== null) return resolve(err(linkTrouble(error)));
        raiseDtr(port);
        resolve(ok(overPort(port, timers, watchMs)));
      });
    });
}

/** Some scanners and printers are silent until DTR is raised. A pseudo-terminal has no such line and answers with an error. */
function raiseDtr(port: SerialPort): void {
  port.set({ dtr: true, rts: true }, () => undefined);
}

function overPort(port: SerialPort, timers: Timers, watchMs: number): Link {
  const ending = new Ending();
  const bytes = new Signal<Uint8Array>();
  // Seen: a port that nobody reads does not notice that it was pulled out. It is read from the start.
  port.on('data', (chunk: Buffer) => bytes.emit(chunk));
  ending.whenOver(watch(port, timers, watchMs));
  port.on('error', () => ending.happen());
  // Seen on unplugging: only 'close' with a DisconnectedError, and no 'error'.
  port.on('close', () => ending.happen());
  return {
    write(order) {
      if (ending.over || !port.isOpen) return false;
      port.write(Buffer.from(order));
      return true;
    },
    onBytes: (listener) => void bytes.listen(listener),
    onEnd: (listener) => ending.whenOver(listener),
    finish: () =>
      new Promise((resolve) => {
        ending.whenOver(() => resolve(false));
        if (ending.over) return;
        port.drain((error) => {
          resolve(error === null || error === undefined);
          closePort(port);
        });
      }),
    close: () => closePort(port),
  };
}

/**
 * Closes a port that was pulled out unnoticed. Seen in about one unplugging of a pseudo-terminal in a hundred, when it
 * falls between two reads: the hung-up port is then read for ever, zero bytes at a time, and no event comes. Asking for
 * the modem lines tells: EIO where the port has gone; a living pseudo-terminal only says that it has none.
 */
function watch(port: SerialPort, timers: Timers, watchMs: number): () => void {
  return timers.every(watchMs, () => {
    if (!port.isOpen) return;
    port.get((error) => {
      if (error !== null && /Input\/output error|No such device|Bad file/.test(error.message)) closePort(port);
    });
  });
}

function closePort(port: SerialPort): void {
  // Closing what is already closing answers with an error that says no more than that.
  if (port.isOpen) port.close(() => undefined);
}
