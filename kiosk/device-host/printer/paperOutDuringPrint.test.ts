import { expect, test } from 'vitest';
import { OFFLINE_TICKET, TICKET } from './testing/papers.ts';
import { read, withTcpPrinter } from './testing/withTcpPrinter.ts';

test('paper runs out in the middle: the print fails at once with the reason, and some paper may be out', () =>
  withTcpPrinter(async (printer, fake) => {
    fake.plan('paperOut', 120);
    expect(await printer.print(TICKET)).toEqual({ ok: false, error: { status: 'paperOut', mayBeOut: true } });
    expect(await printer.status()).toBe('paperOut');
  }));

test('what was left of a failed ticket does not come out when paper is put in', () =>
  withTcpPrinter(async (printer, fake) => {
    fake.plan('paperOut', 120);
    await printer.print(TICKET);
    fake.setPaper('ok');
    expect(await printer.print({ ...TICKET, copy: true })).toMatchObject({ ok: true });
    expect(fake.papers.map((paper) => paper.whole)).toEqual([false, true]);
    expect(read(fake.whole[0]!)).toContain('COPIA');
  }));

test('without paper nothing is sent, and the person can be told that no paper is out', () =>
  withTcpPrinter(async (printer, fake) => {
    fake.setPaper('out');
    expect(await printer.print(TICKET)).toEqual({ ok: false, error: { status: 'paperOut', mayBeOut: false } });
    expect(fake.papers).toEqual([]);
  }));

test('the last of the paper: it prints, and says that little is left', () =>
  withTcpPrinter(async (printer, fake) => {
    fake.setPaper('low');
    expect(await printer.status()).toBe('paperLow');
    expect(await printer.print(OFFLINE_TICKET)).toEqual({ ok: true, value: { status: 'paperLow', confirmed: true } });
    expect(read(fake.whole[0]!)).toContain('A-015');
  }));
