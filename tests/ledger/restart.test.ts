import { createHash } from 'node:crypto';
import { filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { SteadyClock } from '@turno25/queue-server/engine/steadyClock.ts';
import { Reports } from '@turno25/queue-server/ledger/reports.ts';
import { canonicalBytes } from '@turno25/shared/evidence/canonical.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { describe, expect, it } from 'vitest';
import { removeFolder, seedConfig, tempFolder, withBranch } from '../support/branch.ts';
import { KIOSK, liveADay, MANAGER, send, ticketFor, verifyFile } from '../support/ledgerFile.ts';

/** The state in canonical form: the order of a JSON object's keys means nothing. */
const plain = (value: unknown): string =>
  digest(
    canonicalBytes(JSON.parse(JSON.stringify(value, (_key, inner) => (inner instanceof Map ? [...inner] : inner)))),
  );
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a restart', () => {
  it('gives the same state from a snapshot and its tail, and from the first event', async () => {
    const folder = tempFolder();
    const open = () =>
      openBranch({ files: filesIn(folder), config: seedConfig(), ignoreHours: true, sources: systemSources });
    try {
      const first = open();
      await send(first, MANAGER, { type: 'openDay' });
      for (let index = 0; index < 30; index += 1) await send(first, KIOSK, ticketFor(index % 2 === 0 ? 'pgu' : 'tne'));
      first.close();
      const second = open();
      expect(second.db.prepare('SELECT count(*) FROM snapshot').pluck().get()).toBeGreaterThan(0);
      await send(second, KIOSK, ticketFor('pgu'));
      const state = plain(second.engine.state());
      const { epoch } = second;
      second.engine.drain();
      second.db.close();
      second.vault.close();
      const third = open();
      expect(plain(third.engine.state())).toBe(state);
      third.db.exec('DELETE FROM snapshot');
      third.db.close();
      third.vault.close();
      const fourth = open();
      expect(plain(fourth.engine.state())).toBe(state);
      expect(fourth.epoch).toBe(epoch);
      fourth.close();
    } finally {
      removeFolder(folder);
    }
  });

  it('distrusts a snapshot that was changed, and refuses a tail that is broken', async () => {
    const folder = tempFolder();
    const open = () =>
      openBranch({ files: filesIn(folder), config: seedConfig(), ignoreHours: true, sources: systemSources });
    try {
      const first = open();
      await send(first, MANAGER, { type: 'openDay' });
      await send(first, KIOSK, ticketFor('pgu'));
      first.close();
      const second = open();
      second.db.exec('UPDATE snapshot SET state = replace(state, \'"general"\', \'"preferential"\')');
      second.db.close();
      second.vault.close();
      const third = open();
      expect([...third.engine.state().open.values()][0]?.class).toBe('general');
      third.db.exec(
        'DELETE FROM snapshot; DROP TRIGGER event_no_update; UPDATE event SET actor = actor || 0 WHERE seq = 3',
      );
      third.db.close();
      third.vault.close();
      expect(open).toThrow('broken at event 3');
    } finally {
      removeFolder(folder);
    }
  });

  it('rebuilds the reporting tables with the same result', () =>
    withBranch(async (branch, folder) => {
      await liveADay(branch);
      const before = branch.reports.dump();
      expect(Object.values(before).every((rows) => rows.length > 0)).toBe(true);
      new Reports(branch.db).rebuild(branch.ledger);
      expect(branch.reports.dump()).toEqual(before);
      branch.db.exec('UPDATE report_visit SET first_start_at = 1');
      expect(verifyFile(`${folder}/branch.db`)).toMatchObject({
        ok: false,
        finding: { code: 'tables', detail: 'reporting table report_visit differs from the events; rebuild it' },
      });
    }));
});

describe('a clock that is set back', () => {
  it('is noticed, reported once, and not followed; forward it is followed', () => {
    const wall = new VirtualClock(1_000_000);
    let elapsed = 0;
    const clock = new SteadyClock(wall, 0, { monotonic: () => elapsed });
    const pass = (millis: number): void => {
      elapsed += millis;
      wall.advance(millis);
    };
    expect(clock.now()).toBe(1_000_000);
    pass(5000);
    wall.set(wall.now() - 3_600_000);
    expect(clock.now()).toBe(1_005_000);
    pass(60_000);
    expect(clock.now()).toBe(1_065_000);
    expect(clock.takeSetBack()).toEqual({ observed: 1_005_000 - 3_600_000, kept: 1_005_000 });
    expect(clock.takeSetBack()).toBeNull();
    wall.set(1_070_000);
    expect(clock.now()).toBe(1_070_000);
  });

  it('leaves an event in the ledger, and instants that never go back', async () => {
    const clock = new VirtualClock(Date.UTC(2026, 10, 23, 12));
    await withBranch(
      async (branch, folder) => {
        await send(branch, MANAGER, { type: 'openDay' });
        clock.advance(-600_000);
        await send(branch, KIOSK, ticketFor('pgu'));
        await send(branch, KIOSK, ticketFor('pgu'));
        const types = [...branch.ledger.events()].map(({ type }) => type);
        expect(types.filter((type) => type === 'clockSetBack')).toHaveLength(1);
        const instants = [...branch.ledger.events()].map(({ recordedAt }) => recordedAt);
        expect(instants).toEqual([...instants].sort((a, b) => a - b));
        expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
      },
      { clock },
    );
  });
});
