import { join } from 'node:path';
import { Dock } from '@turno25/kiosk/device-host/host/dock.ts';
import { Host } from '@turno25/kiosk/device-host/host/host.ts';
import { startHostServer } from '@turno25/kiosk/device-host/host/server.ts';
import { rollOf } from '@turno25/kiosk/device-host/printer/model/roll.ts';
import type { DockBody } from '@turno25/shared/contracts/deviceHost.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { removeFolder, type ServedBranch, tempFolder } from './branch.ts';
import { kioskLink } from './kioskLink.ts';

export const ZONE = 'America/Santiago';
/** A tap as the page sends it, in the seeded catalogue's words. */
export const TAP = {
  serviceId: 'pgu',
  series: 'A',
  class: 'general',
  language: 'es-CL',
  institution: 'IPS',
  branch: 'ChileAtiende Santiago Centro',
  service: 'Pensión Garantizada Universal',
  zone: ZONE,
  publicAddress: 'https://turnos.ejemplo.cl',
} as const;

type Printed = { readonly text: string; readonly whole: boolean };
export type KioskHost = {
  readonly call: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: any }>;
  readonly dock: (body: DockBody) => Promise<void>;
  /** The papers that came out, the first one first. */
  readonly papers: () => Promise<Printed[]>;
  /** Where the outbox is. */
  readonly folder: string;
};

/** A kiosk's device host over the real server: real outbox, transports and printer protocol, devices that listen on loopback. */
export async function withKioskHost(served: ServedBranch, run: (kiosk: KioskHost) => Promise<void>): Promise<void> {
  const folder = tempFolder();
  const roll = rollOf('80mm');
  const dock = new Dock(roll.dots);
  const link = await kioskLink(served, 'Tótem con equipos');
  const host = new Host({
    devices: await dock.open(systemTimers),
    link: dock.cuttable(link),
    roll,
    outboxFile: join(folder, 'outbox.db'),
    zone: ZONE,
    publicAddress: null,
    ...systemSources,
    delays: { printerMs: 50, prepareMs: 60_000, prepareAgainMs: 50, witnessMs: 60_000, recallMs: 50 },
  });
  host.start();
  const secret = 'token-of-the-test';
  const running = await startHostServer({ host, port: 0, token: secret, origins: [], dock });
  const call: KioskHost['call'] = async (method, path, body) => {
    const response = await fetch(`${running.address}${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  try {
    await call('POST', '/prepare', { zone: ZONE });
    await run({
      call,
      folder,
      dock: async (body) => void (await call('POST', '/dock', body)),
      papers: async () => (await call('GET', '/dock')).body.papers.reverse(),
    });
  } finally {
    await running.stop();
    await host.stop();
    await dock.close();
    removeFolder(folder);
  }
}
