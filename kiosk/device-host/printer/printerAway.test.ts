import { expect, test } from 'vitest';
import { TICKET } from './testing/papers.ts';
import { withTcpPrinter } from './testing/withTcpPrinter.ts';

test('unplugged, it is offline and nothing waits to be printed when it comes back', () =>
  withTcpPrinter(async (printer, fake) => {
    await fake.unplug();
    expect(await printer.status()).toBe('offline');
    expect(await printer.print(TICKET)).toEqual({ ok: false, error: { status: 'offline', mayBeOut: false } });
    await fake.plug();
    expect(await printer.status()).toBe('ready');
    expect(fake.papers).toEqual([]);
    expect(await printer.print(TICKET)).toMatchObject({ ok: true });
    expect(fake.whole).toHaveLength(1);
  }));

test('the connection is cut off in the middle of a ticket', () =>
  withTcpPrinter(async (printer, fake) => {
    fake.plan('reset', 90);
    expect(await printer.print(TICKET)).toEqual({ ok: false, error: { status: 'offline', mayBeOut: true } });
    expect(fake.papers).toMatchObject([{ whole: false }]);
  }));

test('every connection is cut off', () =>
  withTcpPrinter(async (printer, fake) => {
    fake.manner = 'reset';
    expect(await printer.status()).toBe('offline');
    expect(await printer.print(TICKET)).toEqual({ ok: false, error: { status: 'offline', mayBeOut: false } });
  }));
