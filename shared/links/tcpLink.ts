import { connect, type Socket } from 'node:net';
import { err, ok } from '../domain/result.ts';
import type { Timers } from '../time/timers.ts';
import { Ending } from './ending.ts';
import { type Link, linkTrouble, type OpenLink } from './link.ts';

export type TcpAddress = { readonly host: string; readonly port: number };

/** A device behind a network port: a printer on 9100, or a serial device behind a converter. */
export function tcpLink(address: TcpAddress, timers: Timers, connectMs: number): OpenLink {
  return () =>
    new Promise((resolve) => {
      const socket = connect({ host: address.host, port: address.port, noDelay: true });
      const cancel = timers.after(connectMs, () => {
        socket.destroy();
        resolve(err('timeout'));
      });
      socket.once('error', (error) => {
        cancel();
        resolve(err(linkTrouble(error)));
      });
      socket.once('connect', () => {
        cancel();
        resolve(ok(overSocket(socket)));
      });
    });
}

function overSocket(socket: Socket): Link {
  const ending = new Ending();
  let flushed = false;
  // What went wrong is told by the ending; without a listener Node would end the process.
  socket.on('error', () => undefined);
  socket.on('finish', () => {
    flushed = true;
  });
  socket.on('end', () => ending.happen());
  socket.on('close', () => ending.happen());
  return {
    write(bytes) {
      if (ending.over || !socket.writable) return false;
      socket.write(bytes);
      return true;
    },
    onBytes: (listener) => void socket.on('data', listener),
    onEnd: (listener) => ending.whenOver(listener),
    finish: () =>
      new Promise((resolve) => {
        socket.once('close', (hadError) => resolve(flushed && !hadError));
        // Reads to the end, or 'close' would wait for a reader.
        socket.resume();
        socket.end();
      }),
    close: () => void socket.destroy(),
  };
}
