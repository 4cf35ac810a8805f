import { expect, test } from 'vitest';
import { TICKET } from './testing/papers.ts';
import { withTcpPrinter } from './testing/withTcpPrinter.ts';

test('a silent printer may have printed: it is not taken for a success, nor sent the ticket again', () =>
  withTcpPrinter(async (printer, fake) => {
    fake.manner = 'silent';
    expect(await printer.status()).toBe('unknown');
    expect(await printer.print(TICKET)).toEqual({ ok: false, error: { status: 'unknown', mayBeOut: true } });
    expect(fake.whole).toHaveLength(1);
  }));

test('a printer that stops reading is given up', () =>
  withTcpPrinter(async (printer, fake) => {
    fake.manner = 'stalled';
    expect(await printer.print(TICKET)).toEqual({ ok: false, error: { status: 'unknown', mayBeOut: true } });
    expect(fake.papers).toEqual([]);
  }));

test('a model known to say nothing is sent the ticket once and believed, not confirmed', () =>
  withTcpPrinter(
    async (printer, fake) => {
      fake.manner = 'silent';
      expect(await printer.print(TICKET)).toEqual({ ok: true, value: { status: 'unknown', confirmed: false } });
      expect(fake.papers).toHaveLength(1);
    },
    { answers: false },
  ));
