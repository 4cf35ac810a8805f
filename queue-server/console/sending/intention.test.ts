import { expect, it } from 'vitest';
import { intentionFor } from './intention.ts';

const keys = () => {
  let made = 0;
  return () => `key-${++made}`;
};

it('keeps the key of what got no answer', () => {
  const newKey = keys();
  const first = intentionFor(null, '/counters/m1/call-next', {}, newKey);
  expect(intentionFor(first, '/counters/m1/call-next', {}, newKey)).toBe(first);
});

it('makes a new key for another verb, another body, or once answered', () => {
  const newKey = keys();
  const first = intentionFor(null, '/counters/m1/pause', { reason: { code: 'lunch' } }, newKey);
  expect(intentionFor(first, '/counters/m1/resume', {}, newKey).key).toBe('key-2');
  expect(intentionFor(first, '/counters/m1/pause', { reason: { code: 'break' } }, newKey).key).toBe('key-3');
  expect(intentionFor(null, '/counters/m1/pause', { reason: { code: 'lunch' } }, newKey).key).toBe('key-4');
});
