import { systemTimers } from '@turno25/shared/time/timers.ts';
import { describe, expect, test } from 'vitest';
import { Heard } from '../testing/heard.ts';
import { type FarEnd, WIRES, type Wire, withWire } from '../testing/withScanner.ts';
import { linkButtonBox } from './buttonBox.ts';
import { PressReader, pressBytes } from './pressReader.ts';
import { BUTTONS, type Button, type ButtonBoxStatus } from './types.ts';

type Story = { readonly device: FarEnd; readonly presses: Heard<Button>; readonly statuses: Heard<ButtonBoxStatus> };

function withButtons(wire: Wire, run: (story: Story) => Promise<void>): Promise<void> {
  return withWire(wire, async (device, open) => {
    const box = linkButtonBox({ open, timers: systemTimers, backOff: { firstMs: 10, longestMs: 80 } });
    const presses = new Heard<Button>();
    const statuses = new Heard<ButtonBoxStatus>();
    box.onPress(presses.add);
    box.onStatus(statuses.add);
    box.start();
    try {
      await statuses.first(1);
      await run({ device, presses, statuses });
    } finally {
      box.stop();
    }
  });
}

describe.each(WIRES)('%s', (wire) => {
  test('two buttons at once are two presses, in order', () =>
    withButtons(wire, async ({ device, presses }) => {
      await device.send('N\nC\n');
      expect(await presses.first(2)).toEqual(['next', 'confirm']);
    }));

  test('garbage presses nothing', () =>
    withButtons(wire, async ({ device, presses }) => {
      await device.send('\u00ff\u0000\nCC\nX\n__proto__\nconfirm\n\n');
      await device.send('B\r\n');
      expect(await presses.first(1)).toEqual(['back']);
    }));

  test('unplugged between the letter and the line end: nothing was pressed', () =>
    withButtons(wire, async ({ device, presses, statuses }) => {
      await device.send('C');
      await device.unplug();
      await statuses.first(2);
      await device.plug();
      await statuses.first(3);
      await device.send('\nN\n');
      expect(await presses.first(1)).toEqual(['next']);
    }));
});

test('every button has its own letter', () => {
  const reader = new PressReader();
  expect(BUTTONS.flatMap((button) => reader.read(Buffer.from(pressBytes(button))))).toEqual([...BUTTONS]);
});
