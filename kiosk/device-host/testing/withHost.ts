import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DockBody, HostStatus, PrintEvent, ScanEvent } from '@turno25/shared/contracts/deviceHost.ts';
import { systemClock } from '@turno25/shared/time/clock.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { io, type Socket } from 'socket.io-client';
import { MemoryServer } from '../../outbox/fakes/memoryServer.ts';
import { Dock } from '../host/dock.ts';
import { Host } from '../host/host.ts';
import { startHostServer } from '../host/server.ts';
import { rollOf } from '../printer/model/roll.ts';
import { Heard } from './heard.ts';

export const TOKEN = 'token-of-the-test';
export const PAGE = 'http://10.0.0.2:4025';
const ZONE = 'America/Santiago';

export type HostStory = {
  readonly address: string;
  readonly server: MemoryServer;
  readonly socket: Socket;
  readonly statuses: Heard<HostStatus>;
  readonly scans: Heard<ScanEvent>;
  readonly presses: Heard<string>;
  readonly prints: Heard<PrintEvent>;
  readonly call: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: any }>;
  readonly dock: (body: DockBody) => Promise<void>;
};

/** The whole host as a page sees it: real HTTP, sockets, outbox, transports, over fakes that listen on loopback. */
export async function withHost(
  run: (story: HostStory) => Promise<void>,
  { development = true }: { development?: boolean } = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'turno25-'));
  const roll = rollOf('80mm');
  const dock = new Dock(roll.dots);
  const server = new MemoryServer(systemClock);
  server.granted = [{ series: 'A', businessDate: localDate(systemClock.now(), ZONE), from: 501, to: 540 }];
  const host = new Host({
    devices: await dock.open(systemTimers),
    link: dock.cuttable(server),
    roll,
    outboxFile: join(folder, 'outbox.db'),
    zone: ZONE,
    publicAddress: 'https://nunoa.turno25.example',
    ...systemSources,
    delays: { printerMs: 50, prepareMs: 60_000, witnessMs: 60_000, prepareAgainMs: 50, recallMs: 50 },
  });
  host.start();
  const served = await startHostServer({
    host,
    port: 0,
    token: TOKEN,
    origins: [PAGE],
    dock: development ? dock : null,
  });
  const socket = io(served.address, { transports: ['websocket'], auth: { token: TOKEN } });
  const [statuses, scans, presses, prints] = [
    new Heard<HostStatus>(),
    new Heard<ScanEvent>(),
    new Heard<string>(),
    new Heard<PrintEvent>(),
  ];
  socket.on('status', statuses.add).on('scan', scans.add).on('press', presses.add).on('print', prints.add);
  const call: HostStory['call'] = async (method, path, body) => {
    const response = await fetch(`${served.address}${path}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const act: HostStory['dock'] = async (body) => {
    const answer = await call('POST', '/dock', body);
    if (answer.body.done !== true) throw new Error(`the dock could not do ${JSON.stringify(body)}`);
  };
  try {
    await statuses.until((all) => {
      const last = all.at(-1);
      return last?.scanner === 'connected' && last.buttons === 'connected' && last.printer === 'ready';
    });
    await run({ address: served.address, server, socket, statuses, scans, presses, prints, call, dock: act });
  } finally {
    socket.close();
    await served.stop();
    await host.stop();
    await dock.close();
    rmSync(folder, { recursive: true });
  }
}
