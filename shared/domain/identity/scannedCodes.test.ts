import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRun } from './run.ts';
import { readScan } from './scan.ts';

/** Invented codes and RUNs; what the keys write when a scanner set to US types on another keyboard, with Caps Lock or without. */
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
const read = (text: string): string => {
  const scan = readScan(bytes(text));
  if (scan.kind === 'run') return formatRun(scan.run);
  return scan.kind === 'unreadable' ? scan.reason : scan.code;
};

/** Signs that the keys of a US scanner write on the keyboards that Chile has. */
const LAYOUTS = {
  us: {},
  latinAmerican: { ':': 'Ñ', '/': '-', '?': '_', '=': '¿', '-': "'", '&': '/', _: '?' },
  spanish: { ':': 'Ñ', '/': '-', '?': '_', '=': '¡', '-': "'", '&': '/', _: '?', '#': '·' },
} as const;
type Layout = keyof typeof LAYOUTS;
const typedOn = (layout: Layout, text: string): string =>
  Array.from(text, (sign) => (LAYOUTS[layout] as Record<string, string>)[sign] ?? sign).join('');
const flipped = (text: string): string =>
  Array.from(text, (letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase())).join(
    '',
  );
const CASES = {
  asPrinted: (text: string) => text,
  capsLock: flipped,
  small: (text: string) => text.toLowerCase(),
} as const;

describe.each(Object.keys(LAYOUTS) as Layout[])('%s keyboard', (layout) => {
  test.each(Object.keys(CASES) as (keyof typeof CASES)[])('%s: everything that we print, and the cédula', (letters) => {
    const typed = (text: string): string => CASES[letters](typedOn(layout, text));
    expect(read(typed('https://turnos.ejemplo.cl/track/3mVb8q_xK2-Zp0aQwErTyUiOpAs#code=7KQ4M-XW2PD'))).toBe(
      '7KQ4M-XW2PD',
    );
    expect(read(typed('https://turnos.ejemplo.cl/survey?code=7KQ4M-XW2PD&lang=en'))).toBe('7KQ4M-XW2PD');
    expect(read(typed('7KQ4M-XW2PD'))).toBe('7KQ4M-XW2PD');
    expect(read(typed('https://horas.ejemplo.cl/?code=7K3Q-W2M9'))).toBe('7K3Q-W2M9');
    expect(read(typed('7K3Q-W2M9'))).toBe('7K3Q-W2M9');
    expect(read(typed('https://portal.ejemplo.cl/docstatus?RUN=12345678-5&type=CEDULA&serial=A1'))).toBe(
      '12.345.678-5',
    );
    expect(read(typed('https://portal.ejemplo.cl/docstatus?type=CEDULA_EXT&RUN=1000005-K'))).toBe('1.000.005-K');
  });
});

test('any two codes of ours are told apart, and read back whatever stands for their signs', () => {
  const letters = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), minLength: length, maxLength: length });
  const sign = fc.constantFrom('-', "'", '?', '_', ' ', '¿', '¡', '·', '');
  fc.assert(
    fc.property(
      fc.constantFrom(4, 5).chain((n) => fc.tuple(letters(n), letters(n))),
      sign,
      ([a, b], between) => {
        expect(read(`${a}${between}${b}`)).toBe(`${a}-${b}`);
      },
    ),
  );
});

describe('what some readers give of a card', () => {
  test.each([
    ['RUN and number of the document', '123456785100457169', '12.345.678-5'],
    ['the same with k', '01000005k100457169', '1.000.005-K'],
    ['a misread digit', '123456784100457169', 'checkDigit'],
    ['an old card without its template', '123456785SOTO              0000000000CHL010101010101', '12.345.678-5'],
    ['a document of which the number begins with a letter', '123456785A00457169', '12.345.678-5'],
    ['a RUN of seven digits, padded with a space', ' 1000005K100457169', '1.000.005-K'],
    ['an old card cut after the surname', '123456785O’HIGGINS'.replace('’', "'").padEnd(40), '12.345.678-5'],
    ['an old card with its application', '1234567850001234567ÑANCUPIL                      CHL300101', '12.345.678-5'],
    ['an old card of a short RUN that is not padded', '1000005KSOTO              0000000000CHL010101', '1.000.005-K'],
    ['an old card with a misread digit', '123456784SOTO              0000000000CHL010101010101', 'checkDigit'],
    ['eighteen digits that are no RUN', '123456784'.repeat(2), 'checkDigit'],
    ['seventeen digits', '12345678510045716', 'notKnown'],
    ['a text that only begins like one', '123456785SOTO', 'notKnown'],
    ['a word that ends in code', 'https://ejemplo.cl/?zipcode=7KQ4M-XW2PD', 'notKnown'],
  ])('%s', (_what, text, expected) => {
    expect(read(text)).toBe(expected);
  });
});
