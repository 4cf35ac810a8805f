import { SteadyClock } from '@turno25/queue-server/engine/steadyClock.ts';
import { keepDays } from '@turno25/queue-server/jobs/dayKeeper.ts';
import { liveView } from '@turno25/shared/contracts/live.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientOf, enrolled, removeFolder, seedConfig, tempFolder, withBranch, withServer } from '../support/branch.ts';
import { KIOSK, MANAGER, send, ticketFor, verifyFile } from '../support/ledgerFile.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const at = (date: string, time: string): number => localTimeToInstant(date, time, seedConfig().branch.zone);
const virtual = (start: number) => {
  const time = new VirtualTime(start);
  return { time, sources: { clock: time.clock, spans: time.spans, timers: time.timers, newId: systemId } };
};

describe('a clock that somebody sets 400 days ahead', () => {
  test('for one look of the day keeper: the day stays open, and the next one opens at its hour', () => {
    const { time, sources } = virtual(at('2026-11-20', '09:00'));
    return withBranch(
      async (branch, folder) => {
        const stop = keepDays(branch, time.timers);
        await time.pass(MINUTE);
        time.clock.advance(400 * DAY);
        await time.pass(5 * MINUTE);
        expect(branch.engine.state().day?.date).toBe('2026-11-20');
        expect(branch.engine.clockDoubt()).toMatchObject({ kind: 'ahead' });
        expect((await send(branch, KIOSK, ticketFor('pgu'))).kind).toBe('done');
        time.clock.advance(-400 * DAY);
        await time.pass(MINUTE);
        expect(branch.engine.clockDoubt()).toBeNull();
        await time.pass(3 * DAY);
        expect(branch.engine.state().day?.date).toBe('2026-11-23');
        stop();
        branch.engine.drain();
        expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ finding: null });
      },
      { sources, ignoreHours: false },
    );
  });

  test('is followed when a person confirms it, and gone back from when they find that it was wrong', () => {
    const clock = new VirtualClock(at('2026-11-20', '09:00'));
    let elapsed = 0;
    return withServer(
      async ({ manager, kiosk, anonymous, branch, folder }) => {
        const live = async () => liveView.parse((await manager.call('GET', '/live')).body);
        clock.advance(2 * HOUR);
        const [alert] = (await live()).alerts;
        expect(alert?.kind).toBe('clockAhead');
        expect(alert?.sentence).toContain('11:00');
        expect((await kiosk.call('POST', '/clock/restart', alert?.clock)).status).toBe(403);
        expect((await manager.call('POST', '/clock/restart', { shown: '2026-11-20T09:00:00.000Z' })).body.code).toBe(
          'clock.moved',
        );
        expect((await manager.call('POST', '/clock/restart', alert?.clock)).status).toBe(200);
        expect(branch.engine.now()).toBe(at('2026-11-20', '11:00'));
        expect((await manager.call('POST', '/clock/restart', alert?.clock)).body.code).toBe('clock.agrees');

        // Back: with the day open waits would shrink.
        clock.advance(-2 * HOUR);
        const back = { shown: new Date(clock.now()).toISOString() };
        expect((await live()).alerts[0]).toMatchObject({ kind: 'clockSetBack' });
        expect((await live()).alerts[0]?.clock).toBeUndefined();
        expect((await manager.call('POST', '/clock/restart', back)).body.code).toBe('clock.dayOpen');
        await manager.call('POST', '/day/close', { force: true });
        expect((await live()).alerts[0]?.clock).toEqual(back);
        expect((await manager.call('POST', '/clock/restart', back)).status).toBe(200);
        expect(branch.engine.now()).toBe(at('2026-11-20', '09:00'));
        expect((await manager.call('POST', '/day/open', {})).body.code).toBe('day.alreadyClosed');
        elapsed += DAY * 3;
        clock.advance(DAY * 3);
        const { token } = (await anonymous.call('POST', '/sessions', { login: 'manager', secret: 'clave-de-prueba-1' }))
          .body;
        expect((await clientOf(manager.address, token).call('POST', '/day/open', {})).status).toBe(200);
        expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ finding: null });
      },
      { clock, elapsed: () => elapsed },
    );
  });
});

describe('a server that was off', () => {
  test('for more than ten days opens no day until somebody says that the date is right', async () => {
    const folder = tempFolder();
    const clock = new VirtualClock(at('2026-11-20', '09:00'));
    try {
      await withBranch(async (branch) => void (await send(branch, MANAGER, { type: 'openDay' })), { folder, clock });
      clock.advance(11 * DAY);
      await withBranch(
        async (branch) => {
          expect(branch.engine.clockDoubt()).toMatchObject({ kind: 'longGap', shown: clock.now() });
          await send(branch, MANAGER, { type: 'closeDay', force: true });
          expect(await send(branch, MANAGER, { type: 'openDay' })).toMatchObject({
            kind: 'refused',
            refusal: { code: 'clock.unconfirmed' },
          });
          await send(branch, MANAGER, { type: 'restartClock', shown: clock.now() });
          expect((await send(branch, MANAGER, { type: 'openDay' })).kind).toBe('done');
          expect(branch.engine.state().day?.date).toBe('2026-12-01');
        },
        { folder, clock },
      );
      expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ finding: null });
    } finally {
      removeFolder(folder);
    }
  });

  test('and comes back with its clock an hour behind is told so by kiosks and boards', () => {
    const clock = new VirtualClock(at('2026-11-20', '09:00'));
    return withServer(
      async ({ kiosk, board, manager }) => {
        const kinds = async () =>
          liveView.parse((await manager.call('GET', '/live')).body).alerts.map(({ kind }) => kind);
        const tell = (who: typeof kiosk, ahead: number) =>
          who.call('POST', '/ledger/witness', { heads: [], now: clock.now() + ahead });
        await tell(kiosk, HOUR);
        expect(await kinds()).not.toContain('clockDiffers');
        await tell(board, HOUR + 1000);
        expect(await kinds()).toContain('clockDiffers');
        await tell(board, 1000);
        await tell(kiosk, 1000);
        expect(await kinds()).not.toContain('clockDiffers');
      },
      { clock },
    );
  });

  test('follows a jump that kiosks and boards confirm, without a person', () => {
    const { time, sources } = virtual(at('2026-11-20', '07:00'));
    return withBranch(
      async (branch) => {
        const stop = keepDays(branch, time.timers);
        await time.pass(MINUTE);
        // The time server was heard at last.
        time.clock.advance(2 * HOUR);
        await time.pass(MINUTE);
        expect(branch.engine.state().day).toBeNull();
        for (const device of [await enrolled(branch, 'kiosk'), await enrolled(branch, 'board')])
          branch.machine.deviceClocks.tell(device, 500, time.spans.monotonic());
        await time.pass(MINUTE);
        expect(branch.engine.state().day?.date).toBe('2026-11-20');
        expect(branch.engine.now()).toBe(time.clock.now());
        stop();
      },
      { sources, ignoreHours: false },
    );
  });
});

describe('the instants of a ledger', () => {
  test('a machine that slept is followed: the time since it booted went on', () => {
    const clock = new VirtualClock(DAY);
    let slept = 0;
    const steady = new SteadyClock(clock, DAY, { monotonic: () => 0 }, () => slept);
    steady.now();
    clock.advance(8 * HOUR);
    slept += 8 * HOUR;
    expect(steady.now()).toBe(clock.now());
    expect(steady.doubt()).toBeNull();
  });

  test('never go back and never run ahead of the time that passed, whatever is done to the machine’s clock', () => {
    const moves = fc.array(
      fc.record({ passes: fc.integer({ min: 0, max: 10 * MINUTE }), set: fc.integer({ min: -2 * DAY, max: 2 * DAY }) }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(moves, (script) => {
        const clock = new VirtualClock(30 * DAY);
        let elapsed = 0;
        const steady = new SteadyClock(clock, 30 * DAY, { monotonic: () => elapsed });
        const start = steady.now();
        let last = start;
        for (const { passes, set } of script) {
          elapsed += passes;
          clock.advance(passes + set);
          const now = steady.now();
          expect(now).toBeGreaterThanOrEqual(last);
          expect(now - start).toBeLessThanOrEqual(elapsed + 2 * MINUTE);
          last = now;
        }
      }),
    );
  });
});
