import { describe, expect, test } from 'vitest';
import { WIRES, withScanner } from '../testing/withScanner.ts';

const CARD = 'https://portal.sidiv.registrocivil.cl/docstatus?RUN=12345678-5&type=CEDULA';
const RUN = { kind: 'run', card: 'qr', run: { body: '12345678', checkDigit: '5' } };
const CODE = { kind: 'surveyCode', code: '7KQ4M-XW2PD' };

describe.each(WIRES)('%s', (wire) => {
  test('two scans in one piece are two', () =>
    withScanner(wire, async ({ device, scans }) => {
      await device.send(`${CARD}\r\n7KQ4M-XW2PD\r\n`);
      expect(await scans.first(2)).toEqual([RUN, CODE]);
    }));

  test('one scan in many pieces is one', () =>
    withScanner(wire, async ({ device, scans }) => {
      for (const letter of '7KQ4M-XW2PD\r') await device.send(letter);
      await device.send(`${CARD}\r`);
      expect(await scans.first(2)).toEqual([CODE, RUN]);
    }));
});
