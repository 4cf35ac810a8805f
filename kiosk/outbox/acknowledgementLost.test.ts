import { isoInstant } from '@turno25/shared/domain/calendar/businessDates.ts';
import { expect, test } from 'vitest';
import { printing } from '../device-host/host/printing.ts';
import { sendOldest } from './courier.ts';
import { TODAY } from './testing/powerWorld.ts';
import { TAP } from './testing/tap.ts';
import { withKiosk } from './testing/withKiosk.ts';

const ASKED = { ...TAP, key: 'tap-1', class: 'preferential' } as const;

test('the server gave a number that nobody heard: the printed one stands, for the same visit', () =>
  withKiosk(540, async (world) => {
    world.server.mood = 'answersLost';
    const issued = await world.desk.issue(ASKED);
    expect(issued).toMatchObject({ ok: true, value: { source: 'block', number: 'A-501' } });
    await printing(world.outbox, world.printer).run();
    world.server.mood = 'here';
    expect(await sendOldest(world.outbox, world.link)).toBe('acknowledged');
    expect([...world.server.visits.values()]).toEqual([{ number: 'A-501', voided: ['A-001'], printed: 1 }]);
  }));

test('a parcel whose answer is lost is sent again with the same key and the same words', () =>
  withKiosk(540, async (world) => {
    world.server.mood = 'away';
    await world.desk.issue(ASKED);
    world.server.mood = 'answersLost';
    expect(await sendOldest(world.outbox, world.link)).toBe('away');
    // Between the two tries the paper came out and the clock was measured anew: neither changes what was said.
    await printing(world.outbox, world.printer).run();
    world.outbox.measuredClockOffset(5_000);
    world.server.mood = 'here';
    expect(await sendOldest(world.outbox, world.link)).toBe('acknowledged');
    expect(await sendOldest(world.outbox, world.link)).toBe('acknowledged');
    expect(world.server.log.map((what) => what.kind)).toEqual(['ticket', 'print']);
    expect(world.outbox.state()).toMatchObject({ undelivered: 0, refused: 0 });
  }));

test('one that the server will never take is set aside and does not hold up the rest', () =>
  withKiosk(540, async (world) => {
    world.server.mood = 'away';
    await world.desk.issue(ASKED);
    await world.desk.issue({ ...ASKED, key: 'tap-2' });
    world.server.mood = 'here';
    world.server.refusal = 'ticket.notInBlock';
    expect(await sendOldest(world.outbox, world.link)).toBe('refused');
    world.server.refusal = null;
    expect(await sendOldest(world.outbox, world.link)).toBe('acknowledged');
    expect(world.outbox.state()).toMatchObject({ undelivered: 0, refused: 1 });
  }));

test('the same tap twice is one ticket, also when both are on their way', () =>
  withKiosk(540, async (world) => {
    const [first, second] = await Promise.all([world.desk.issue(ASKED), world.desk.issue(ASKED)]);
    expect(first).toMatchObject({ ok: true, value: { number: 'A-001' } });
    expect(second).toMatchObject({ ok: true, value: { number: 'A-001' } });
    await printing(world.outbox, world.printer).run();
    expect(world.sheets).toMatchObject([{ number: 'A-001', copy: false, whole: true }]);
  }));

test('the true time and the offset measured before it go with the ticket', () =>
  withKiosk(540, async (world) => {
    world.outbox.measuredClockOffset(-90_000);
    world.server.mood = 'away';
    await world.desk.issue(ASKED);
    const taken = world.clock.now();
    world.clock.advance(3_600_000);
    world.outbox.measuredClockOffset(12);
    world.server.mood = 'here';
    await sendOldest(world.outbox, world.link);
    expect(world.server.log).toMatchObject([
      {
        kind: 'ticket',
        body: { issuedAt: isoInstant(taken), clockOffsetMs: -90_000, class: 'preferential' },
      },
    ]);
  }));

test('days that are over and told are forgotten; what is not told stays', () =>
  withKiosk(540, async (world) => {
    world.server.mood = 'away';
    await world.desk.issue(ASKED);
    world.outbox.forgetBefore('2026-11-21');
    expect(world.outbox.state().undelivered).toBe(1);
    world.server.mood = 'here';
    await sendOldest(world.outbox, world.link);
    world.outbox.forgetBefore('2026-11-21');
    expect(world.outbox.state()).toEqual({ undelivered: 0, refused: 0, unprinted: 0, oldestUndelivered: null });
    expect(world.outbox.blocks.remaining('A', TODAY)).toBe(0);
  }));
