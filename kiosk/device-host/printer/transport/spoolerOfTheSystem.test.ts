import { spawnSync } from 'node:child_process';
import { systemTimers, type Timers } from '@turno25/shared/time/timers.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PaperSink } from '../testing/paperSink.ts';
import { cupsMissing, PrivateCups } from '../testing/privateCups.ts';
import { cupsTransport } from './cups.ts';
import type { PrinterTransport } from './transport.ts';

/**
 * A real CUPS in a folder of its own, with the printer on, off, held, stopped, stuck, gone and back. What the reports of
 * others say of it: an idle queue that prints nothing, and hours later everything, with no paper marked as a copy.
 */
const missing = cupsMissing();
if (missing !== null) console.warn(`Skipped: ${missing}`);

const JOB = Buffer.from('\u001b@Turno A-001\n');
const NEVER_LEFT = { ok: false, error: { status: 'offline', mayBeOut: false } };
const NOBODY_KNOWS = { ok: false, error: { status: 'unknown', mayBeOut: true } };
const PATIENCE_MS = 30_000;
const DONE = { ok: true, value: { status: 'unknown', confirmed: false } };

describe.skipIf(missing !== null)('a printer behind the system’s spooler', { timeout: 60_000 }, () => {
  let sink: PaperSink;
  let cups: PrivateCups;
  let printer: PrinterTransport;
  const transport = (jobMs = 2_500, timers: Timers = systemTimers): PrinterTransport =>
    cupsTransport(PrivateCups.queue, timers, { connectMs: 1_000, replyMs: 4_000, pollMs: 50, jobMs }, cups.programs());

  beforeEach(async () => {
    sink = new PaperSink();
    await sink.on();
    cups = new PrivateCups(sink.port);
    await cups.start();
    printer = transport();
  });
  afterEach(async () => {
    await cups.remove();
    await sink.off();
  });

  test('on: the paper comes out whole, as it was sent', async () => {
    expect(await printer.query()).toBe('unknown');
    expect(await transport(20_000).send(JOB)).toEqual(DONE);
    expect(sink.papers).toEqual([JOB]);
    expect(cups.waiting()).toBe('');
  });

  test('off: it is taken back, and does not come out when the printer is on again', async () => {
    await sink.off();
    expect(await printer.send(JOB)).toEqual(NEVER_LEFT);
    expect(cups.waiting()).toBe('');
    await sink.on();
    const next = Buffer.from('Turno A-002\n');
    expect(await transport(20_000).send(next)).toEqual(DONE);
    expect(sink.papers).toEqual([next]);
  });

  test('held: it never left, and waits no more', async () => {
    cups.admin('lpadmin', '-p', PrivateCups.queue, '-o', 'job-hold-until-default=indefinite');
    expect(await printer.send(JOB)).toEqual(NEVER_LEFT);
    expect(cups.waiting()).toBe('');
    expect(sink.papers).toEqual([]);
  });

  test('stopped or refusing: nothing is handed over that would come out later', async () => {
    cups.admin('cupsdisable', PrivateCups.queue);
    expect(await printer.query()).toBe('offline');
    expect(await printer.send(JOB)).toEqual(NEVER_LEFT);
    cups.admin('cupsenable', PrivateCups.queue);
    cups.admin('cupsreject', PrivateCups.queue);
    expect(await printer.send(JOB)).toEqual(NEVER_LEFT);
    expect([cups.waiting(), sink.papers]).toEqual(['', []]);
  });

  test('stuck with the paper: nobody knows, so the next one says that it is a copy', async () => {
    sink.stuck = true;
    expect(await printer.send(JOB)).toEqual(NOBODY_KNOWS);
    expect(cups.waiting()).toBe('');
  });

  test('somebody cancels the paper at the spooler: it is not told as printed', async () => {
    await sink.off();
    const sending = transport(30_000).send(JOB);
    while (cups.waiting() === '') await new Promise((resolve) => setTimeout(resolve, 50));
    cups.admin('cancel', '-a', PrivateCups.queue);
    expect(await sending).toEqual(NEVER_LEFT);
  });

  test('the spooler dies with the paper: nobody knows, and it is taken back when the spooler is here again', async () => {
    await sink.off();
    // The person's patience ends once the spooler is dead, however slow the machine is at killing it.
    const patience = new Set<() => void>();
    const timers: Timers = {
      ...systemTimers,
      after: (ms, act) => {
        if (ms !== PATIENCE_MS) return systemTimers.after(ms, act);
        patience.add(act);
        return () => patience.delete(act);
      },
    };
    const sending = transport(PATIENCE_MS, timers).send(JOB);
    while (cups.waiting() === '') await new Promise((resolve) => setTimeout(resolve, 50));
    await cups.kill();
    for (const end of patience) end();
    expect(await sending).toEqual(NOBODY_KNOWS);
    expect(await printer.query()).toBe('offline');
    await cups.start();
    expect(cups.waiting()).not.toBe('');
    await printer.query();
    expect(cups.waiting()).toBe('');
  });

  test('what a crash left in the queue is taken back before anything is printed', async () => {
    cups.admin('cupsdisable', PrivateCups.queue);
    spawnSync(cups.programs().lp, ['-d', PrivateCups.queue, '-o', 'raw'], { input: JOB });
    expect(cups.waiting()).not.toBe('');
    await transport().query();
    expect(cups.waiting()).toBe('');
    cups.admin('cupsenable', PrivateCups.queue);
    expect(sink.papers).toEqual([]);
  });
});
