import { describe, expect, test } from 'vitest';
import { WIRES, withScanner } from '../testing/withScanner.ts';

describe.each(WIRES)('%s', (wire) => {
  test('a scanner that ends with no line end is understood when it falls silent', () =>
    withScanner(wire, async ({ device, scans }) => {
      await device.send('7KQ4M-XW2PD');
      expect(await scans.first(1)).toEqual([{ kind: 'surveyCode', code: '7KQ4M-XW2PD' }]);
    }));

  test('a silent scanner is still there, and empty lines are nothing', () =>
    withScanner(wire, async ({ scanner, device, scans, statuses }) => {
      await device.send('\r\n\r\n\n');
      await device.send('7KQ4M-XW2PD\r\n');
      await scans.first(1);
      expect(scans.all).toHaveLength(1);
      expect(scanner.status()).toBe('connected');
      expect(statuses.all).toEqual(['connected']);
    }));
});
