import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialLink } from '@turno25/shared/links/serialLink.ts';
import { PtyDevice } from '@turno25/shared/testing/ptyDevice.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeOrders } from './fakes/realTimeOrders.ts';
import { rollOf } from './model/roll.ts';
import type { TicketPrinter } from './model/types.ts';
import { ticketPrinter } from './printer.ts';
import { TICKET } from './testing/papers.ts';
import { read, SHORT_DELAYS } from './testing/withTcpPrinter.ts';
import { linkTransport } from './transport/linkTransport.ts';

let folder: string;
let device: PtyDevice;
let printer: TicketPrinter;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'turno25-'));
  device = new PtyDevice(folder);
  const open = serialLink({ path: device.path, baudRate: 9600 }, systemTimers, 50);
  const transport = linkTransport({
    open,
    timers: systemTimers,
    // The test itself plays the printer: on a busy machine it takes its time to answer.
    delays: { ...SHORT_DELAYS, replyMs: 20_000, jobMs: 20_000 },
    answers: true,
  });
  printer = ticketPrinter(transport, rollOf('80mm'));
  await device.plug();
});
afterEach(async () => {
  await device.unplug();
  rmSync(folder, { recursive: true });
});

/** Plays the printer's side of one conversation: answers status questions, and gives back the paper when it is whole. */
async function answerUntilPaper(): Promise<Buffer> {
  let paper = Buffer.alloc(0);
  while (!paper.subarray(-3).equals(Buffer.of(0x1d, 0x72, 0x01))) {
    const { orders, data } = takeOrders(await device.receive());
    paper = Buffer.concat([paper, data]);
    await device.send(Buffer.alloc(orders.length, 0x12));
  }
  return paper.subarray(0, -3);
}

test('a serial printer confirms over its own line', async () => {
  const printing = printer.print(TICKET);
  const paper = await answerUntilPaper();
  await device.send(Uint8Array.of(0x00));
  expect(await printing).toEqual({ ok: true, value: { status: 'ready', confirmed: true } });
  expect(read(paper)).toContain('A-015');
});

test('pulled out before it confirms, the paper may be out', async () => {
  const printing = printer.print(TICKET);
  await answerUntilPaper();
  await device.unplug();
  expect(await printing).toEqual({ ok: false, error: { status: 'offline', mayBeOut: true } });
  expect(await printer.status()).toBe('offline');
});
