import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { expect, test } from 'vitest';
import { openOutboxDatabase } from './database.ts';
import { MemoryServer } from './fakes/memoryServer.ts';
import { Outbox } from './outbox.ts';
import { TODAY, ZONE } from './testing/powerWorld.ts';
import { TAP } from './testing/tap.ts';
import { TicketDesk } from './ticketDesk.ts';

const NOON = Date.parse('2026-11-20T15:00:00Z');
const DAY_MS = 86_400_000;

/** A machine whose clock is some days off, beside a server whose clock is right. */
function machine(daysOff: number) {
  const { clock, spans } = new VirtualTime(NOON + daysOff * DAY_MS);
  const server = new MemoryServer(new VirtualClock(NOON));
  server.granted = [{ series: 'A', businessDate: TODAY, from: 501, to: 540 }];
  const outbox = new Outbox(openOutboxDatabase(':memory:'), { clock, newId: systemId });
  return { clock, server, outbox, desk: new TicketDesk({ outbox, link: server, clock, spans, publicAddress: null }) };
}

test.each([-400, -1, 1, 3, 400])(
  '%i days off, it has the true day’s numbers after the first answer',
  async (daysOff) => {
    const { server, outbox, desk } = machine(daysOff);
    expect(await desk.prepare(ZONE)).toBe(true);
    expect(outbox.blocks.remaining('A', TODAY)).toBe(40);
    expect(desk.numbersLeft(ZONE)).toEqual([{ series: 'A', left: 40 }]);
    server.mood = 'away';
    expect(await desk.issue({ ...TAP, key: 'tap-1' })).toMatchObject({
      ok: true,
      value: { source: 'block', number: 'A-501' },
    });
  },
);

test('a clock that is set right between question and answer is measured as it is then', async () => {
  const { clock, server, outbox, desk } = machine(-1);
  const reserve = server.reserve;
  server.reserve = async (...asked) => {
    const answer = await reserve(...asked);
    clock.set(NOON);
    return answer;
  };
  await desk.prepare(ZONE);
  expect(outbox.clockOffsetMs).toBe(0);
});

test('a clock that leaps ahead throws away nothing of the present day', async () => {
  const { clock, server, outbox, desk } = machine(0);
  await desk.prepare(ZONE);
  server.mood = 'away';
  const issued = await desk.issue({ ...TAP, key: 'tap-1' });
  server.mood = 'here';
  clock.advance(2 * DAY_MS);
  await desk.prepare(ZONE);
  expect(outbox.blocks.remaining('A', TODAY)).toBe(39);
  expect(issued.ok && outbox.issuedTo(issued.value.visitId)).toMatchObject({ number: 501 });
});
