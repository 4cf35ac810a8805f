import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { expect, it } from 'vitest';
import { alertWord, RING_EVERY, ringing } from './alert.ts';

it('promises what the telephone can do, and nothing more', () => {
  expect(alertWord({ sounds: true, vibrates: true })).toBe('both');
  expect(alertWord({ sounds: true, vibrates: false })).toBe('sound');
  expect(alertWord({ sounds: false, vibrates: true })).toBe('vibration');
  expect(alertWord({ sounds: false, vibrates: false })).toBe('none');
});

it('rings at once, twice more, and then lets people be', () => {
  const time = new VirtualTime(0);
  const rings: number[] = [];
  ringing(() => rings.push(time.spans.monotonic()), time.timers);
  time.advance(10 * RING_EVERY);
  expect(rings).toEqual([0, RING_EVERY, 2 * RING_EVERY]);
});

it('stops when the person comes', () => {
  const time = new VirtualTime(0);
  let rings = 0;
  const stop = ringing(() => {
    rings += 1;
  }, time.timers);
  stop();
  time.advance(10 * RING_EVERY);
  expect(rings).toBe(1);
});
