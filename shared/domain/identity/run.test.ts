import { describe, expect, it } from 'vitest';
import { formatRun, parseRun } from './run.ts';

describe('RUN', () => {
  it.each(['12345678-5', '11111111-1', '1000005-K', '10000004-0', '9999999-3'])('accepts %s', (text) => {
    expect(parseRun(text).ok).toBe(true);
  });

  it('reads it as people write it', () => {
    const run = parseRun(' 1.000.005 - k ');
    expect(run.ok && formatRun(run.value)).toBe('1.000.005-K');
  });

  it.each([
    ['12345678-4', 'checkDigit'],
    ['', 'empty'],
    ['abc', 'notARun'],
    ['123456789-2', 'notARun'],
    ['0-0', 'notARun'],
  ])('refuses %s: %s', (text, trouble) => {
    expect(parseRun(text)).toEqual({ ok: false, error: trouble });
  });
});
