import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { expect, it } from 'vitest';
import { createServerClock } from './serverClock.ts';

const HEARD = '2026-11-20T13:00:00.000Z';

function aMachine() {
  const local = new VirtualClock(5_000);
  let moment = 70;
  const spans = { monotonic: () => moment };
  const pass = (millis: number): void => {
    local.advance(millis);
    moment += millis;
  };
  return { local, pass, clock: createServerClock({ clock: local, spans }) };
}

it('goes on from the server’s instant, whatever the local clock says', () => {
  const { pass, clock } = aMachine();
  clock.hear(HEARD);
  pass(2_500);
  expect(clock.now()).toBe(Date.parse('2026-11-20T13:00:02.500Z'));
});

it('does not move when the local clock is set', () => {
  const { local, pass, clock } = aMachine();
  clock.hear(HEARD);
  local.set(Date.parse('2031-01-01T00:00:00.000Z'));
  pass(1_000);
  expect(clock.now()).toBe(Date.parse('2026-11-20T13:00:01.000Z'));
});

it('takes the local hour until something is heard', () => {
  const { pass, clock } = aMachine();
  pass(10);
  expect(clock.now()).toBe(5_010);
});
