import { expect, it } from 'vitest';
import { LEAST_VOLUME, volumeAt } from './sound.ts';

const STEPS = [
  { from: '14:00', percent: 70 },
  { from: '08:30', percent: 90 },
];

it.each([
  ['08:29', 70],
  ['08:30', 90],
  ['13:59', 90],
  ['14:00', 70],
  ['23:59', 70],
])('is by the last step before it: at %s, %i', (time, percent) => {
  expect(volumeAt(STEPS, time)).toBe(percent);
});

it('is all that the machine gives where nothing is said', () => {
  expect(volumeAt(undefined, '10:00')).toBe(100);
  expect(volumeAt([], '10:00')).toBe(100);
});

it('is never so low that nobody hears their call, whatever a file says', () => {
  expect(volumeAt([{ from: '00:00', percent: 0 }], '10:00')).toBe(LEAST_VOLUME);
});
