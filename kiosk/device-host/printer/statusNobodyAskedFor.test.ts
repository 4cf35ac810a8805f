import { expect, test } from 'vitest';
import { TICKET } from './testing/papers.ts';
import { withTcpPrinter } from './testing/withTcpPrinter.ts';
import { ReplyReader } from './transport/replies.ts';

test('unasked packets are not taken for the word that the paper came out', () =>
  withTcpPrinter(async (printer, fake) => {
    fake.manner = 'talkative';
    fake.plan('paperOut', 60);
    expect(await printer.print(TICKET)).toEqual({ ok: false, error: { status: 'paperOut', mayBeOut: true } });
    expect(fake.whole).toEqual([]);
  }));

test('with unasked packets around it, a ticket that came out is confirmed', () =>
  withTcpPrinter(async (printer, fake) => {
    fake.manner = 'talkative';
    expect(await printer.print(TICKET)).toEqual({ ok: true, value: { status: 'ready', confirmed: true } });
    expect(fake.whole).toHaveLength(1);
  }));

test('a packet split over two reads, with an answer between its bytes', () => {
  const reader = new ReplyReader();
  expect(reader.read(Uint8Array.of(0x10, 0x00))).toEqual([]);
  expect(reader.read(Uint8Array.of(0x12, 0x0f, 0x00))).toEqual([
    { type: 'realTime', byte: 0x12 },
    { type: 'unasked', bytes: [0x10, 0x00, 0x0f, 0x00] },
  ]);
});

test('XON, XOFF and line noise mean nothing', () => {
  expect(new ReplyReader().read(Uint8Array.of(0x11, 0x13, 0xff, 0x80))).toEqual([]);
});
