import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scan } from '@turno25/shared/domain/identity/scan.ts';
import { TcpDevice } from '@turno25/shared/links/fakes/tcpDevice.ts';
import type { OpenLink } from '@turno25/shared/links/link.ts';
import { serialLink } from '@turno25/shared/links/serialLink.ts';
import { tcpLink } from '@turno25/shared/links/tcpLink.ts';
import { PtyDevice } from '@turno25/shared/testing/ptyDevice.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { linkScanner } from '../scanner/scanner.ts';
import type { Scanner, ScannerStatus } from '../scanner/types.ts';
import { Heard } from './heard.ts';

const QUICK = { firstMs: 10, longestMs: 80 };

/** What a test does with a device at the far end of a wire. */
export type FarEnd = {
  readonly plug: () => Promise<void>;
  readonly unplug: () => Promise<void>;
  readonly send: (bytes: string | Uint8Array) => Promise<void>;
};
export type Wire = 'pseudo-terminal' | 'tcp';
export const WIRES: readonly Wire[] = ['pseudo-terminal', 'tcp'];

export type ScannerStory = {
  readonly scanner: Scanner;
  readonly device: FarEnd;
  readonly scans: Heard<Scan>;
  readonly statuses: Heard<ScannerStatus>;
};

/** A plugged-in scanner at the end of a wire, started and connected. */
export function withScanner(wire: Wire, run: (story: ScannerStory) => Promise<void>): Promise<void> {
  return withWire(wire, async (device, open) => {
    const scanner = linkScanner({ open, timers: systemTimers, silenceMs: 60, backOff: QUICK });
    const scans = new Heard<Scan>();
    const statuses = new Heard<ScannerStatus>();
    scanner.onScan(scans.add);
    scanner.onStatus(statuses.add);
    scanner.start();
    try {
      await statuses.first(1);
      await run({ scanner, device, scans, statuses });
    } finally {
      scanner.stop();
    }
  });
}

/** A plugged-in device and the way to open a link to it. */
export async function withWire(wire: Wire, run: (device: FarEnd, open: OpenLink) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'turno25-'));
  const device = wire === 'tcp' ? new TcpDevice() : new PtyDevice(folder);
  await device.plug();
  const open =
    device instanceof TcpDevice
      ? tcpLink(device.address, systemTimers, 500)
      : serialLink({ path: device.path, baudRate: 9600 }, systemTimers, 50);
  const farEnd: FarEnd = {
    plug: () => device.plug(),
    unplug: () => device.unplug(),
    send: async (bytes) => void (await device.send(bytes)),
  };
  try {
    await run(farEnd, open);
  } finally {
    await device.unplug();
    rmSync(folder, { recursive: true });
  }
}
