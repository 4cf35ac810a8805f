import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SHORT_DELAYS } from '../testing/withTcpPrinter.ts';
import { deviceFileTransport } from './deviceFile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'turno25-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const JOB = Buffer.from('turno A-015\n');

test('a name with a typing error is offline and makes no file', async () => {
  const path = join(folder, 'lp9');
  const printer = deviceFileTransport(path, systemTimers, SHORT_DELAYS);
  expect(await printer.query()).toBe('offline');
  expect(await printer.send(JOB)).toEqual({ ok: false, error: { status: 'offline', mayBeOut: false } });
  expect(existsSync(path)).toBe(false);
});

test('a device that takes the bytes is believed, not confirmed', async () => {
  const path = join(folder, 'lp0');
  execFileSync('mkfifo', [path]);
  const reader = await open(path, 'r+');
  try {
    const printer = deviceFileTransport(path, systemTimers, SHORT_DELAYS);
    expect(await printer.query()).toBe('unknown');
    expect(await printer.send(JOB)).toEqual({ ok: true, value: { status: 'unknown', confirmed: false } });
    const { buffer, bytesRead } = await reader.read(Buffer.alloc(64), 0, 64);
    expect(buffer.subarray(0, bytesRead)).toEqual(JOB);
  } finally {
    await reader.close();
  }
});

test('a device that holds up the write is given up, and takes no second paper behind the first', async () => {
  const path = join(folder, 'lp0');
  execFileSync('mkfifo', [path]);
  const printer = deviceFileTransport(path, systemTimers, SHORT_DELAYS);
  expect(await printer.send(JOB)).toEqual({ ok: false, error: { status: 'unknown', mayBeOut: true } });
  expect(await printer.send(JOB)).toEqual({ ok: false, error: { status: 'unknown', mayBeOut: false } });
  const reader = await open(path, 'r');
  try {
    expect((await reader.readFile()).toString()).toBe(JOB.toString());
  } finally {
    await reader.close();
  }
});
