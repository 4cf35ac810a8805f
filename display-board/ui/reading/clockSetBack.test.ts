import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { expect, it } from 'vitest';
import { DELAYS } from '../common/delays.ts';
import { isSilent } from './silence.ts';

const HOUR = 3_600_000;

it.each([
  ['back', -HOUR],
  ['forward', HOUR],
])('a board whose clock is set %s an hour notices that it is offline, when it is and not before', (_way, by) => {
  const time = new VirtualTime(Date.parse('2026-11-20T13:00:00.000Z'));
  const { clock, spans } = time;
  const heardAt = spans.monotonic();
  clock.set(clock.now() + by);
  time.advance(DELAYS.silence - 1);
  expect(isSilent(heardAt, spans.monotonic())).toBe(false);
  time.advance(1);
  expect(isSilent(heardAt, spans.monotonic())).toBe(true);
});
