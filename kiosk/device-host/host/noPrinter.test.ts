import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@turno25/shared/time/clock.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { expect, test, vi } from 'vitest';
import { MemoryServer } from '../../outbox/fakes/memoryServer.ts';
import { TAP } from '../../outbox/testing/tap.ts';
import { rollOf } from '../printer/model/roll.ts';
import { realDevices } from './devices.ts';
import { Host } from './host.ts';

test('a kiosk without a printer gives tickets, says that it has none, and tells of no failed paper', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'turno25-'));
  const server = new MemoryServer(systemClock);
  server.granted = [{ series: 'A', businessDate: localDate(systemClock.now(), TAP.zone), from: 501, to: 540 }];
  const host = new Host({
    devices: realDevices({ printer: null, scanner: null, buttons: null }, systemTimers),
    link: server,
    roll: rollOf('80mm'),
    outboxFile: join(folder, 'outbox.db'),
    zone: TAP.zone,
    publicAddress: 'https://nunoa.turno25.example',
    ...systemSources,
  });
  const papers: string[] = [];
  host.prints.listen(({ visitId }) => void papers.push(visitId));
  try {
    host.start();
    const issued = await host.issue({ ...TAP, key: 'tap-00000001' });
    expect(issued).toMatchObject({ ok: true, value: { source: 'server' } });
    expect(issued.ok && issued.value.link).toContain('/track/');
    // The server hears that no paper came out, and the page hears nothing of paper.
    await vi.waitFor(() => expect(server.log).toMatchObject([{ kind: 'print', body: { status: 'offline' } }]));
    expect(papers).toEqual([]);
    expect(host.status().printer).toBeNull();
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true });
  }
});
