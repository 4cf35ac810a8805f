import { keepDays } from '@turno25/queue-server/jobs/dayKeeper.ts';
import { liveView } from '@turno25/shared/contracts/live.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { describe, expect, test } from 'vitest';
import {
  clientOf,
  mobileConfig,
  removeFolder,
  SECRET,
  seedConfig,
  tempFolder,
  withBranch,
  withServer,
} from '../support/branch.ts';
import { MANAGER, send } from '../support/ledgerFile.ts';

const ZONE = 'America/Santiago';
const at = (date: string, time: string): number => localTimeToInstant(date, time, ZONE);
const HOUR = 3_600_000;

/** Timers that look when the test says. */
function byHand(): { readonly timers: Timers; readonly look: () => Promise<void> } {
  const tasks: (() => void)[] = [];
  const timers: Timers = {
    after: () => () => undefined,
    every: (_millis, task) => {
      tasks.push(task);
      return () => undefined;
    },
  };
  return {
    timers,
    look: async () => {
      for (const task of tasks) task();
      // The keeper's commands are taken in turns of the event loop.
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

async function lookedAt(config: BranchConfig, today: string): Promise<boolean> {
  const clock = new VirtualClock(at(today, '10:00'));
  return withBranch(
    async (branch) => {
      const { timers, look } = byHand();
      keepDays(branch, timers);
      await look();
      return branch.engine.state().day !== null;
    },
    { clock, config, ignoreHours: false },
  );
}

describe('a laptop whose battery died, with the date of years ago', () => {
  test('opens no day by guess, tells the manager in words, and goes on once it has the date', async () => {
    const folder = tempFolder();
    const config = mobileConfig();
    const clock = new VirtualClock(at('2026-11-20', '15:30'));
    let elapsed = 0;
    try {
      await withBranch(
        async (branch) => {
          await send(branch, MANAGER, { type: 'openDay' });
          await send(branch, MANAGER, { type: 'closeDay', force: false });
        },
        { folder, config, clock },
      );
      clock.set(at('2024-01-01', '00:00'));
      await withServer(
        async ({ branch, manager, anonymous }) => {
          const live = async () => liveView.parse((await manager.call('GET', '/live')).body);
          const open = async () => (await manager.call('POST', '/day/open', {})).body;
          expect(branch.engine.state().day).toBeNull();
          expect(await open()).toMatchObject({ code: 'clock.wrongDate', facts: { shown: '2024-01-01' } });
          const [alert] = (await live()).alerts;
          expect(alert?.kind).toBe('clockSetBack');
          expect(alert?.sentence).toContain('lunes 1 de enero de 2024, 00:00');
          expect(alert?.sentence).toContain('Corrija la fecha y la hora');

          // It stays on into what would be the next day: that one is a guess too.
          elapsed = 10 * HOUR;
          clock.advance(10 * HOUR);
          const { token } = (await anonymous.call('POST', '/sessions', { login: 'manager', secret: SECRET })).body;
          const refused = await clientOf(anonymous.address, token).call('POST', '/day/open', {});
          expect([refused.status, refused.body.code]).toEqual([409, 'clock.wrongDate']);
          expect(refused.body.title).toContain('Corrija su fecha y hora');

          clock.set(at('2026-11-23', '09:00'));
          const again = (await anonymous.call('POST', '/sessions', { login: 'manager', secret: SECRET })).body;
          const boss = clientOf(anonymous.address, again.token);
          expect(liveView.parse((await boss.call('GET', '/live')).body)).toMatchObject({
            alerts: [],
            lastClosedDate: '2026-11-20',
          });
          expect((await boss.call('POST', '/day/open', {})).body).toEqual({ date: '2026-11-23' });
        },
        { folder, config, clock, elapsed: () => elapsed },
      );
    } finally {
      removeFolder(folder);
    }
  });

  test('set back within the same day it goes on working, and the manager is told', () => {
    const clock = new VirtualClock(at('2026-11-20', '11:00'));
    return withServer(
      async ({ manager, kiosk }) => {
        clock.advance(-HOUR);
        expect((await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' })).status).toBe(201);
        const { alerts } = liveView.parse((await manager.call('GET', '/live')).body);
        expect(alerts.map(({ kind }) => kind)).toContain('clockSetBack');
      },
      { config: mobileConfig(), clock },
    );
  });
});

describe('the day of a mobile unit', () => {
  test('is opened by hand, by somebody who has read its date; a branch with a door opens at its hour', async () => {
    expect(await lookedAt(mobileConfig(), '2026-11-20')).toBe(false);
    expect(await lookedAt(seedConfig(), '2026-11-20')).toBe(true);
  });

  test('left open it is closed after midnight like any other', async () => {
    const clock = new VirtualClock(at('2026-11-20', '10:00'));
    await withBranch(
      async (branch) => {
        await send(branch, MANAGER, { type: 'openDay' });
        clock.set(at('2026-11-21', '00:10'));
        const { timers, look } = byHand();
        keepDays(branch, timers);
        await look();
        expect(branch.engine.state()).toMatchObject({ day: null, lastClosedDate: '2026-11-20' });
      },
      { clock, config: mobileConfig() },
    );
  });
});
