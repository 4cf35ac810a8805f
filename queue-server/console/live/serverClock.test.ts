import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { expect, it } from 'vitest';
import { createServerClock } from './serverClock.ts';

it('goes on from the server’s instant, whatever the local clock says', () => {
  const local = new VirtualClock(5_000);
  const clock = createServerClock(local);
  clock.hear('2026-11-20T13:00:00.000Z');
  local.advance(2_500);
  expect(clock.now()).toBe(Date.parse('2026-11-20T13:00:02.500Z'));
});
