import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialLink } from '@turno25/shared/links/serialLink.ts';
import { PtyDevice } from '@turno25/shared/testing/ptyDevice.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { expect, it, vi } from 'vitest';
import { SignBus } from './bus.ts';
import { FakeSign } from './fakes/fakeSign.ts';

it('reaches a sign over a real serial port, and finds it again when the adapter was pulled out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'turno25-'));
  const device = new PtyDevice(folder);
  const { spans, timers } = systemSources;
  const sign = new FakeSign(5, spans, (answer) => void device.send(answer).catch(() => undefined));
  let plugged = true;
  let listening: Promise<void> = Promise.resolve();
  const listen = async (): Promise<void> => {
    while (plugged) sign.hear(await device.receive());
  };
  // A terminal that is being read is not closed: the next frame, two seconds later at most, ends the reading.
  const pullOut = async (): Promise<void> => {
    plugged = false;
    await listening;
    await device.unplug();
  };
  const bus = new SignBus({
    open: serialLink({ path: device.path, baudRate: 9_600 }, timers, 100),
    signs: [{ address: 5, answers: true }],
    time: { spans, timers },
  });
  const shows = (number: string): Promise<void> =>
    vi.waitFor(() => expect([sign.number(), bus.isTroubled()]).toEqual([number, false]), { timeout: 20_000 });
  try {
    await device.plug();
    listening = listen();
    bus.start();
    bus.show(5, { number: 'A-015', counter: '5', called: true });
    await shows('A-015');
    await pullOut();
    await vi.waitFor(() => expect(bus.isTroubled()).toBe(true), { timeout: 20_000 });
    bus.show(5, { number: 'A-016', counter: '5', called: true });
    await device.plug();
    plugged = true;
    listening = listen();
    await shows('A-016');
  } finally {
    await pullOut();
    bus.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
