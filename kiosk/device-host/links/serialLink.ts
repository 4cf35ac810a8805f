import { err, ok } from '@turno25/shared/domain/result.ts';
import { SerialPort } from 'serialport';
import { Ending } from './ending.ts';
import { type Link, linkTrouble, type OpenLink } from './link.ts';

export type SerialAddress = { readonly path: string; readonly baudRate: number };

/**
 * A serial port through serialport 13.0.0. Each call makes a new SerialPort: an object whose port was pulled out keeps
 * what is written to it and sends it on the next open, so a stale command would reach the device that comes back.
 */
export function serialLink({ path, baudRate }: SerialAddress): OpenLink {
  return () =>
    new Promise((resolve) => {
      const port = new SerialPort({ path, baudRate, autoOpen: false });
      port.open((error) => {
        if (error !== null) return resolve(err(linkTrouble(error)));
        raiseDtr(port);
        resolve(ok(overPort(port)));
      });
    });
}

/** Some scanners and printers are silent until DTR is raised. A pseudo-terminal has no such line and answers with an error. */
function raiseDtr(port: SerialPort): void {
  port.set({ dtr: true, rts: true }, () => undefined);
}

function overPort(port: SerialPort): Link {
  const ending = new Ending();
  port.on('error', () => ending.happen());
  // Seen on unplugging: only 'close' with a DisconnectedError, and no 'error'.
  port.on('close', () => ending.happen());
  return {
    write(bytes) {
      if (ending.over || !port.isOpen) return false;
      port.write(Buffer.from(bytes));
      return true;
    },
    onBytes: (listener) => void port.on('data', listener),
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

function closePort(port: SerialPort): void {
  // Closing what is already closing answers with an error that says no more than that.
  if (port.isOpen) port.close(() => undefined);
}
