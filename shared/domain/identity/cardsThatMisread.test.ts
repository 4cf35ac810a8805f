import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit, formatRun } from './run.ts';
import { readScan } from './scan.ts';

/** Invented RUNs only. */
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
const ADDRESS =
  'https://portal.sidiv.registrocivil.cl/docstatus?RUN=12345678-5&type=CEDULA&serial=A00000000&mrz=000000000000000000000000';
const runOf = (text: string): string => {
  const scan = readScan(bytes(text));
  return scan.kind === 'run' ? formatRun(scan.run) : scan.kind === 'unreadable' ? scan.reason : scan.kind;
};
/** An old card: the RUN in nine places, then a name, dates, and a template of arbitrary bytes. */
const oldCard = (nine: string, rest = 'X'): string => nine.padEnd(9, ' ') + rest.repeat(420).slice(0, 411);

describe('new card', () => {
  test('its QR gives the RUN and nothing else', () => {
    expect(readScan(bytes(ADDRESS))).toEqual({ kind: 'run', card: 'qr', run: { body: '12345678', checkDigit: '5' } });
  });

  test('a name in percent-encoded Latin-1, which decoding would refuse', () => {
    expect(runOf(`${ADDRESS}&name=JOS%C9%20MU%D1OZ`)).toBe('12.345.678-5');
  });

  test('the RUN last, in another place, with k, with seven digits', () => {
    expect(runOf('https://portal.sidiv.registrocivil.cl/docstatus?type=CEDULA_EXT&RUN=1000005-k')).toBe('1.000.005-K');
    expect(runOf('https://portal.sidiv.registrocivil.cl/docstatus?RUN=10000004-0&type=CEDULA')).toBe('10.000.004-0');
  });

  test('typed by a scanner on a Spanish keyboard', () => {
    expect(runOf("httpsÑ--portal.sidiv.registrocivil.cl-docstatus_RUN¿12345678'5/type¿CEDULA/serial¿A00000000")).toBe(
      '12.345.678-5',
    );
  });

  test('a digit misread is refused and no other reading is tried', () => {
    expect(runOf(ADDRESS.replace('12345678-5', '12345679-5'))).toBe('checkDigit');
  });

  test('a word that ends in RUN is not a RUN', () => {
    expect(runOf('https://example.cl/?PRUN=12345678-5')).toBe('notKnown');
    expect(runOf('https://example.cl/?RUN=123456789-5&x=1')).toBe('notKnown');
    expect(runOf('https://example.cl/?RUN=12345678-55')).toBe('notKnown');
  });
});

describe('old card', () => {
  test.each([
    ['123456785', '12.345.678-5'],
    ['01000005K', '1.000.005-K'],
    ['1000005K', '1.000.005-K'],
    [' 1000005K', '1.000.005-K'],
    ['123456784', 'checkDigit'],
    ['ABCDEFGHI', 'notKnown'],
  ])('%s', (nine, expected) => {
    expect(runOf(oldCard(nine))).toBe(expected);
  });

  test('a card cut short is not read', () => {
    expect(runOf(oldCard('123456785').slice(0, 418))).toBe('notKnown');
  });
});

describe('ticket', () => {
  test.each([
    '7KQ4M-XW2PD',
    '7kq4m-xw2pd\t',
    '7KQ4MXW2PD',
    'https://nunoa.turno25.example/survey?code=7KQ4M-XW2PD',
    'https://nunoa.turno25.example/track/3mVb8q?code=7kq4m-xw2pd&x=1',
  ])('%s', (text) => {
    expect(readScan(bytes(text))).toEqual({ kind: 'surveyCode', code: '7KQ4M-XW2PD' });
  });

  test('letters that are easily taken for digits', () => {
    expect(readScan(bytes('OIL4M-XW2PD'))).toEqual({ kind: 'surveyCode', code: '0114M-XW2PD' });
  });

  test.each(['', '7KQ4M', '7KQ4M-XW2PU', '7801234567890', 'https://example.cl/?code=hola'])('not one: %s', (text) => {
    expect(readScan(bytes(text))).toEqual({ kind: 'unreadable', reason: 'notKnown' });
  });
});

test('whatever was scanned, nothing of it stays in the buffer', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 600 }),
        fc.constantFrom(ADDRESS, oldCard('123456785'), '7KQ4M-XW2PD').map(bytes),
      ),
      (scanned) => {
        readScan(scanned);
        expect(scanned.every((byte) => byte === 0)).toBe(true);
      },
    ),
  );
});

test('every RUN is read from both cards', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (number) => {
      const body = String(number);
      const expected = formatRun({ body, checkDigit: checkDigit(body) });
      expect(runOf(ADDRESS.replace('12345678-5', `${body}-${checkDigit(body)}`))).toBe(expected);
      expect(runOf(oldCard(`${body}${checkDigit(body)}`.padStart(9, '0'), '\r\n\u0000'))).toBe(expected);
    }),
  );
});
