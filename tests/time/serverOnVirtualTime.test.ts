import { keepDays } from '@turno25/queue-server/jobs/dayKeeper.ts';
import { startServer } from '@turno25/queue-server/server.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import { enrolled, seedConfig, withBranch } from '../support/branch.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (time: string): number => localTimeToInstant('2026-11-20', time, seedConfig().branch.zone);

test('a branch and whatever serves it live on the time that they are handed: an hour and a night pass in a moment', () => {
  const time = new VirtualTime(at('07:50'));
  const sources = { clock: time.clock, spans: time.spans, timers: time.timers, newId: systemId };
  return withBranch(
    async (branch) => {
      const stopDays = keepDays(branch, time.timers);
      const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent', limitTries: false });
      try {
        const socket = io(`${server.address}/board`, {
          auth: { token: await enrolled(branch, 'board') },
          transports: ['websocket'],
          reconnection: false,
        });
        const beats: { now: string }[] = [];
        socket.on('heartbeat', (beat) => beats.push(beat));
        await new Promise<void>((resolve) => socket.once('connect', resolve));
        const day = () => branch.engine.state().day?.date ?? null;
        expect(day()).toBeNull();
        await time.pass(HOUR);
        expect(day()).toBe('2026-11-20');
        expect(branch.engine.now()).toBe(at('08:50'));
        // Somebody set the machine's clock to the next day: nothing follows it until a person says that it is right.
        time.clock.set(at('08:50') + 16 * HOUR);
        await time.pass(MINUTE);
        expect(day()).toBe('2026-11-20');
        expect(branch.engine.now()).toBe(at('08:51'));
        await branch.act({ type: 'restartClock', shown: time.clock.now() });
        // The day that was left open is closed and sealed.
        await time.pass(MINUTE);
        expect(day()).toBeNull();
        expect(branch.engine.state().lastClosedDate).toBe('2026-11-20');
        await expect.poll(() => beats.length).toBeGreaterThan(1_000);
        expect(beats.some(({ now }) => Date.parse(now) === at('08:50'))).toBe(true);
        socket.close();
      } finally {
        stopDays();
        await server.stop();
      }
    },
    { sources, ignoreHours: false },
  );
});
