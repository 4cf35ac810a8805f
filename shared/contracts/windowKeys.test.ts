import { expect, it } from 'vitest';
import { PAGE_KEYS, WINDOW_KEYS } from '../testing/windowKeys.ts';
import { meaningOf } from './windowKeys.ts';

it.each(WINDOW_KEYS)('keeps from the window: %s', (_name, press) => {
  expect(meaningOf(press)).toBe('window');
});

it.each(PAGE_KEYS)('leaves to the page a key of the meaning: %s', (meaning, press) => {
  expect(meaningOf(press)).toBe(meaning);
});

it('knocks at the technician’s door by all four keys alone', () => {
  const chord = { key: 'T', code: 'KeyT', ctrl: true, alt: true, shift: true, meta: false };
  for (const part of ['ctrl', 'alt', 'shift'] as const)
    expect(meaningOf({ ...chord, [part]: false })).not.toBe('technician');
  expect(meaningOf({ ...chord, code: 'KeyR' })).toBe('window');
});
