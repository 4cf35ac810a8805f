import { expect, test } from 'vitest';
import { lookAt } from './newAlerts.ts';

const MINUTE = 60_000;

test('what stands there as the page opens does not sound; what comes after it does, once', () => {
  const opened = lookAt(null, ['pause 3'], 0);
  expect(opened.isNew).toBe(false);
  const still = lookAt(opened.seen, ['pause 3'], MINUTE);
  expect(still.isNew).toBe(false);
  const another = lookAt(still.seen, ['pause 3', 'pause 4'], 2 * MINUTE);
  expect(another.isNew).toBe(true);
  expect(lookAt(another.seen, ['pause 3', 'pause 4'], 3 * MINUTE).isNew).toBe(false);
});

test('one that flickers is the same; one that comes back after a while is new', () => {
  const first = lookAt(lookAt(null, [], 0).seen, ['limit pgu'], 0);
  const gone = lookAt(first.seen, [], MINUTE);
  expect(lookAt(gone.seen, ['limit pgu'], 2 * MINUTE).isNew).toBe(false);
  expect(lookAt(gone.seen, ['limit pgu'], 7 * MINUTE).isNew).toBe(true);
});
