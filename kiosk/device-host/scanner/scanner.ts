import { readScan, type Scan } from '@turno25/shared/domain/identity/scan.ts';
import type { OpenLink } from '@turno25/shared/links/link.ts';
import { BACK_OFF, type BackOff, Reconnecting } from '@turno25/shared/links/reconnecting.ts';
import { Signal } from '@turno25/shared/links/signal.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { SCAN_SILENCE_MS, ScanFramer } from './scanFramer.ts';
import type { Scanner, ScannerStatus } from './types.ts';

export type ScannerOptions = {
  readonly open: OpenLink;
  readonly timers: Timers;
  readonly silenceMs?: number;
  readonly backOff?: BackOff;
};

/** A scanner on any link that carries bytes; it is looked for again for as long as it is away. */
export function linkScanner({
  open,
  timers,
  silenceMs = SCAN_SILENCE_MS,
  backOff = BACK_OFF,
}: ScannerOptions): Scanner {
  const scans = new Signal<Scan>();
  const statuses = new Signal<ScannerStatus>();
  const framer = new ScanFramer(timers, (bytes) => scans.emit(readScan(bytes)), silenceMs);
  const connection = new Reconnecting(
    open,
    timers,
    {
      onConnected: () => statuses.emit('connected'),
      onDisconnected: () => {
        framer.drop();
        statuses.emit('disconnected');
      },
      onBytes: (bytes) => framer.push(bytes),
    },
    backOff,
  );
  return {
    status: () => (connection.connected ? 'connected' : 'disconnected'),
    start: () => connection.start(),
    stop: () => {
      connection.stop();
      framer.drop();
    },
    onScan: scans.listen,
    onStatus: statuses.listen,
  };
}
