import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SHORT_DELAYS } from '../testing/withTcpPrinter.ts';
import { cupsTransport } from './cups.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'turno25-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string, lines: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${lines}\n`);
  chmodSync(path, 0o755);
  return path;
}

const spooler = (lp: string, lpstat = 'echo "printer TM is idle."', cancel = 'exit 0') =>
  cupsTransport('TM', systemTimers, SHORT_DELAYS, {
    lp: program('lp', lp),
    lpstat: program('lpstat', lpstat),
    cancel: program('cancel', cancel),
  });

test('the paper goes to the named queue as it is; where nobody tells how it ended, nobody knows', async () => {
  const printer = spooler(
    `echo "$@" > ${join(folder, 'args')}; cat > ${join(folder, 'job')}; echo "request id is TM-7 (1 file(s))"`,
    'exit 1',
  );
  const job = Buffer.of(0x1b, 0x40, 0xa4, 0x00, 0x0a);
  expect(await printer.send(job)).toEqual({ ok: false, error: { status: 'unknown', mayBeOut: true } });
  expect(readFileSync(join(folder, 'args'), 'utf8')).toBe('-d TM -o raw\n');
  expect(readFileSync(join(folder, 'job'))).toEqual(job);
});

test('a queue that does not exist', async () => {
  // CUPS 2.4: cancel-job failed: The printer or class does not exist.
  const printer = spooler('exit 1', 'exit 1', 'exit 1');
  expect(await printer.query()).toBe('offline');
  expect(await printer.send(Buffer.alloc(300_000))).toEqual({
    ok: false,
    error: { status: 'offline', mayBeOut: false },
  });
});

test('a queue that someone stopped', async () => {
  expect(await spooler('exit 0', 'echo "printer TM disabled since Fri"').query()).toBe('offline');
  expect(await spooler('exit 0').query()).toBe('unknown');
});

test('a system without CUPS, and a spooler that never answers', async () => {
  const absent = { lp: join(folder, 'none'), lpstat: join(folder, 'none'), cancel: join(folder, 'none') };
  expect(await cupsTransport('TM', systemTimers, SHORT_DELAYS, absent).query()).toBe('offline');
  // It may have taken the paper before it fell silent.
  expect(await spooler('exec sleep 60').send(Buffer.of(1))).toEqual({
    ok: false,
    error: { status: 'unknown', mayBeOut: true },
  });
});

test('a name that could be an option or a shell word is refused', () => {
  for (const name of ['-h evil', 'a;b', '', '$(x)']) {
    expect(() => cupsTransport(name, systemTimers, SHORT_DELAYS)).toThrow("not a printer's name");
  }
});

test('a spooler that took a paper and was gone before it said so: nobody knows', async () => {
  const gone = join(folder, 'gone');
  const printer = spooler(`touch ${gone}; exit 1`, `test -e ${gone} && exit 1; echo "printer TM is idle."`);
  expect(await printer.query()).toBe('unknown');
  expect(await printer.send(Buffer.from('Turno'))).toEqual({
    ok: false,
    error: { status: 'unknown', mayBeOut: true },
  });
});
