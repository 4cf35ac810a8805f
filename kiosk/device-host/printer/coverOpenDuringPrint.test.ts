import { expect, test } from 'vitest';
import { TICKET } from './testing/papers.ts';
import { withTcpPrinter } from './testing/withTcpPrinter.ts';

test('the cover is opened in the middle of a ticket', () =>
  withTcpPrinter(async (printer, fake) => {
    fake.plan('coverOpen', 200);
    expect(await printer.print(TICKET)).toEqual({ ok: false, error: { status: 'coverOpen', mayBeOut: true } });
    fake.setCover('closed');
    expect(await printer.status()).toBe('ready');
    expect(await printer.print(TICKET)).toMatchObject({ ok: true });
    expect(fake.papers.map((paper) => paper.whole)).toEqual([false, true]);
  }));

test('a printer with its cover open is sent nothing', () =>
  withTcpPrinter(async (printer, fake) => {
    fake.setCover('open');
    expect(await printer.print(TICKET)).toEqual({ ok: false, error: { status: 'coverOpen', mayBeOut: false } });
    expect(fake.papers).toEqual([]);
  }));
