import { describe, expect, test } from 'vitest';
import { WIRES, withScanner } from '../testing/withScanner.ts';

const OLD_CARD_RUN = '01000005K';

describe.each(WIRES)('%s', (wire) => {
  test('noise is one unreadable scan and spoils nothing after it', () =>
    withScanner(wire, async ({ device, scans }) => {
      await device.send(Uint8Array.from({ length: 300 }, (_, index) => 0x80 + (index % 0x70)));
      await scans.first(1);
      await device.send('7KQ4M-XW2PD\r');
      expect(await scans.first(2)).toEqual([
        { kind: 'unreadable', reason: 'notKnown' },
        { kind: 'surveyCode', code: '7KQ4M-XW2PD' },
      ]);
    }));

  test('more noise than any scan holds', () =>
    withScanner(wire, async ({ device, scans }) => {
      await device.send(new Uint8Array(3_000).fill(0x41));
      await scans.first(1);
      await device.send('7KQ4M-XW2PD\r');
      expect((await scans.first(2)).map((scan) => scan.kind)).toEqual(['unreadable', 'surveyCode']);
    }));

  test('an old card whose template holds line ends is one scan', () =>
    withScanner(wire, async ({ device, scans }) => {
      const card = Buffer.concat([Buffer.from(`${OLD_CARD_RUN}${'A'.repeat(80)}`), Buffer.alloc(400, '\r\n\u00ff')]);
      await device.send(card);
      await scans.first(1);
      await device.send('7KQ4M-XW2PD\r');
      expect(await scans.first(2)).toEqual([
        { kind: 'run', card: 'pdf417', run: { body: '1000005', checkDigit: 'K' } },
        { kind: 'surveyCode', code: '7KQ4M-XW2PD' },
      ]);
    }));
});
