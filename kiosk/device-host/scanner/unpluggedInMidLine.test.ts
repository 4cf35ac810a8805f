import { describe, expect, test } from 'vitest';
import { WIRES, withScanner } from '../testing/withScanner.ts';

const ADDRESS = 'https://portal.sidiv.registrocivil.cl/docstatus?RUN=12345678-5&type=CEDULA';

describe.each(WIRES)('%s', (wire) => {
  test('the half that was sent is forgotten, and the scanner is found again', () =>
    withScanner(wire, async ({ scanner, device, scans, statuses }) => {
      // Half of one card; the rest of the next scan would complete it into another person's RUN.
      await device.send(ADDRESS.slice(0, ADDRESS.indexOf('5678')));
      await device.unplug();
      await statuses.until((all) => all.at(-1) === 'disconnected');
      expect(scanner.status()).toBe('disconnected');
      await device.plug();
      await statuses.until((all) => all.at(-1) === 'connected' && all.length >= 3);
      await device.send('7KQ4M-XW2PD\r');
      await scans.until((all) => all.some((scan) => scan.kind === 'surveyCode'));
      expect(scans.all.filter((scan) => scan.kind === 'run')).toEqual([]);
      expect(scans.all.at(-1)).toEqual({ kind: 'surveyCode', code: '7KQ4M-XW2PD' });
      expect(statuses.all).toEqual(['connected', 'disconnected', 'connected']);
    }));

  test('plugged in and out again and again, it comes back each time', () =>
    withScanner(wire, async ({ device, scans, statuses }) => {
      for (let round = 1; round <= 3; round += 1) {
        await device.unplug();
        await statuses.until((all) => all.length === round * 2);
        await device.plug();
        await statuses.until((all) => all.length === round * 2 + 1);
        await device.send(`${ADDRESS}\r\n`);
        await scans.first(round);
      }
      expect(scans.all.map((scan) => scan.kind)).toEqual(['run', 'run', 'run']);
    }));
});
