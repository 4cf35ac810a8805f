import { expect, test } from 'vitest';
import { TICKET } from './testing/papers.ts';
import { read, withTcpPrinter } from './testing/withTcpPrinter.ts';

test('papers asked for together come out whole, one after the other, in the order asked', () =>
  withTcpPrinter(async (printer, fake) => {
    const numbers = ['A-001', 'A-002', 'A-003', 'A-004'];
    const results = await Promise.all(numbers.map((number) => printer.print({ ...TICKET, number })));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(fake.whole.map((paper) => /A-\d{3}/.exec(read(paper))?.[0])).toEqual(numbers);
  }));

test('one that fails does not hold up the next', () =>
  withTcpPrinter(async (printer, fake) => {
    fake.plan('reset', 30);
    const [first, second] = await Promise.all([printer.print(TICKET), printer.print({ ...TICKET, number: 'A-016' })]);
    expect(first.ok).toBe(false);
    expect(second.ok).toBe(true);
    expect(read(fake.whole[0]!)).toContain('A-016');
  }));
