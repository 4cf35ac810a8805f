import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PtyDevice } from '../testing/ptyDevice.ts';
import { systemTimers } from '../time/timers.ts';
import { serialLink } from './serialLink.ts';

let folder: string;
let device: PtyDevice;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'turno25-'));
  device = new PtyDevice(folder);
});
afterEach(async () => {
  await device.unplug();
  rmSync(folder, { recursive: true });
});

const open = async () => {
  const opened = await serialLink({ path: device.path, baudRate: 9600 }, systemTimers, 50)();
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
};

test('what is written after the device was pulled out never reaches it when it comes back', async () => {
  await device.plug();
  const first = await open();
  const ended = new Promise<void>((resolve) => first.onEnd(resolve));
  await device.unplug();
  await ended;
  expect(first.write(Buffer.from('STALE'))).toBe(false);
  await device.plug();
  const second = await open();
  expect(second.write(Buffer.from('fresh'))).toBe(true);
  expect((await device.receive()).toString()).toBe('fresh');
  second.close();
});

test('a port that is not there, and one that someone else holds', async () => {
  expect(await serialLink({ path: device.path, baudRate: 9600 }, systemTimers, 50)()).toEqual({
    ok: false,
    error: 'notFound',
  });
  await device.plug();
  const first = await open();
  expect(await serialLink({ path: device.path, baudRate: 9600 }, systemTimers, 50)()).toEqual({
    ok: false,
    error: 'busy',
  });
  first.close();
});
