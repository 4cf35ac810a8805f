import { pastDay } from '@turno25/queue-server/forecasts/past/pastDay.ts';
import { joinSmall } from '@turno25/queue-server/forecasts/week/joinSmall.ts';
import { type AskedWeek, playLastWeek } from '@turno25/queue-server/forecasts/week/lastWeek.ts';
import type { PlayedWeek } from '@turno25/queue-server/forecasts/week/week.ts';
import { LONGEST, WeekRehearsals } from '@turno25/queue-server/forecasts/week/weekRehearsals.ts';
import type { WeekListener } from '@turno25/queue-server/forecasts/week/weekThread.ts';
import { startWeek } from '@turno25/queue-server/forecasts/week/weekThread.ts';
import { weekRehearsalView } from '@turno25/queue-server/read-models/weekRehearsalView.ts';
import type { PolicySetting } from '@turno25/shared/domain/branch/config.ts';
import { findPolicy } from '@turno25/shared/domain/dispatch/registry.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { playedDay } from '@turno25/shared/rehearsal/recorded/ledgerDay.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAST, withPast } from '../support/pastDays.ts';

const ruled = (name: string, params: PolicySetting['params'] = {}): PolicySetting => ({
  name,
  version: must(findPolicy(name), 'known').version,
  params,
});
const ask = (drafted: PolicySetting, fewest = 10): AskedWeek => ({
  rules: { inForce: ruled('r25'), drafted },
  fewest,
});
const silent = (): void => {};

describe('the last week rehearsed', () => {
  test('is the sealed days and nobody’s choice; the same rule plays the same; what happened is its own seals’', () =>
    withPast(async (branch) => {
      const heard: (readonly [number, number])[] = [];
      const head = branch.ledger.head();
      const week = must(
        playLastWeek(branch.db, ask(ruled('r25')), (...at) => heard.push(at)),
        'days are sealed',
      );
      expect(heard).toEqual([0, 1, 2, 3].map((done) => [done, 3]));
      expect(week.days.map(({ date }) => date)).toEqual(PAST);
      expect([week.from, week.to]).toEqual(['2026-11-13', '2026-11-19']);
      expect(week.sameRule).toBe(true);
      expect(week.total.drafted).toEqual(week.total.inForce);
      const official = PAST.map((date) => playedDay(branch.ledger.eventsOf(date), date).official);
      expect(week.total.real.official).toEqual({
        num: official.reduce((sum, { num }) => sum + num, 0),
        den: official.reduce((sum, { den }) => sum + den, 0),
      });
      // Nothing was written.
      expect(branch.ledger.head()).toEqual(head);
    }));

  test('a rule under which priority people lose says so before it says what it wins', () =>
    withPast(async (branch) => {
      const { config } = must(branch.engine.state().config, 'configured');
      const late = ruled('r25', { prefPercent: 400 });
      const rules = { inForce: ruled('strict-priority'), drafted: late };
      const week = must(playLastWeek(branch.db, { rules, fewest: 1 }, silent), 'sealed');
      const { preferential } = must(week.classes, 'shown');
      expect(preferential.drafted.meanMs!).toBeGreaterThan(preferential.inForce.meanMs!);
      const { result } = weekRehearsalView('one', { state: 'done', week }, config);
      expect(result!.warnings[0]).toMatch(/^Las personas preferentes perderían/);
      expect(result!.assumptions[0]).toMatch(/simulación/);
      expect(result!.assumptions.some((sentence) => /lo que ocurrió fue/.test(sentence))).toBe(true);
      // Too few to be shown, they still do not lose unseen.
      const few = must(playLastWeek(branch.db, { rules, fewest: preferential.people + 1 }, silent), 'sealed');
      expect([few.classes, few.fewPreferential]).toEqual([null, 'longer']);
    }));

  test('groups partition the people, each of enough of them; a day with few is said and not counted', () =>
    withPast(async (branch) => {
      const { config } = must(branch.engine.state().config, 'configured');
      const week = must(playLastWeek(branch.db, ask(ruled('arrival')), silent), 'sealed');
      for (const groups of [week.services, week.days]) {
        expect(groups.reduce((sum, { people }) => sum + people, 0)).toBe(week.total.people);
        for (const { people } of groups) expect(people).toBeGreaterThanOrEqual(10);
      }
      const fewest = Math.min(...week.days.map(({ people }) => people)) + 1;
      const fewer = must(playLastWeek(branch.db, ask(ruled('arrival'), fewest), silent), 'sealed');
      expect(fewer.skipped.length).toBeGreaterThan(0);
      expect(fewer.days.length + fewer.skipped.length).toBe(3);
      const { result } = weekRehearsalView('one', { state: 'done', week: fewer }, config);
      expect(result!.skipped[0]!.why).toMatch(/poca gente/);
      expect(result!.warnings.at(-1)).toMatch(/dice poco/);
    }));

  test('counters that are gone since were there; what was excluded counts on neither side', () =>
    withPast(async (branch) => {
      const before = must(playLastWeek(branch.db, ask(ruled('arrival')), silent), 'sealed');
      const { config, version } = must(branch.engine.state().config, 'configured');
      const fewer = { ...config, counters: config.counters.slice(0, 1) };
      await branch.act({ type: 'publishConfig', config: fewer, basedOn: version });
      expect(playLastWeek(branch.db, ask(ruled('arrival')), silent)).toEqual(before);
      const [date] = PAST;
      const events = branch.ledger.eventsOf(date);
      const issued = must(
        events.find((event) => event.type === 'ticketIssued'),
        'somebody came',
      );
      const { visitId } = issued.payload;
      const payload = { visitId, code: 'contingency', act: '9/2026', reason: { code: 'other', note: null } } as const;
      const without = [...events, { ...issued, type: 'visitExcluded' as const, payload }];
      const people = playedDay(events, date).visits.length;
      expect(playedDay(without, date).visits).toHaveLength(people - 1);
      expect(must(pastDay(without, config), 'worked').trace.tickets).toHaveLength(people - 1);
    }));

  test('is played on a thread of its own; one that is stopped tells nothing more', () =>
    withPast(async (branch) => {
      const asked = ask(ruled('gcmu'));
      const played = await new Promise<PlayedWeek | null>((resolve, reject) => {
        startWeek(branch.db.name, asked, {
          told: (told) => {
            if (told.kind === 'week') resolve(told.week);
          },
          failed: reject,
        });
      });
      expect(played).toEqual(playLastWeek(branch.db, asked, silent));
      const heard: unknown[] = [];
      const stop = startWeek(branch.db.name, asked, { told: (told) => heard.push(told), failed: silent });
      await stop();
      expect(heard).toEqual([]);
    }));

  test('tells of no person, no counter and no attendant', () =>
    withPast(async (branch) => {
      const { config } = must(branch.engine.state().config, 'configured');
      const week = must(playLastWeek(branch.db, ask(ruled('arrival')), silent), 'sealed');
      const text = JSON.stringify(weekRehearsalView('one', { state: 'done', week }, config));
      for (const { id } of config.counters) expect(text).not.toContain(`"${id}"`);
      for (const { name, login } of branch.accounts.list()) {
        expect(text).not.toContain(name);
        expect(text).not.toContain(login);
      }
      expect(text).not.toMatch(/visit|attendant|counterId|ordinal/);
    }));

  test('small groups stand together until they are enough, whatever the groups', () => {
    const groups = fc.uniqueArray(fc.record({ id: fc.string(), people: fc.integer({ min: 1, max: 40 }) }), {
      selector: ({ id }) => id,
      maxLength: 12,
    });
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 30 }), (all, fewest) => {
        const joined = joinSmall(all, fewest);
        const people = new Map(all.map(({ id, people: count }) => [id, count]));
        expect(joined.flat().sort()).toEqual([...people.keys()].sort());
        const sizes = joined.map((ids) => ids.reduce((sum, id) => sum + (people.get(id) ?? 0), 0));
        // Only where everybody together is too few is there a group that is: then it is the only one.
        if (joined.length > 1) for (const size of sizes) expect(size).toBeGreaterThanOrEqual(fewest);
      }),
    );
  });
});

describe('one rehearsal at a time', () => {
  function house() {
    const begun: WeekListener[] = [];
    let ended = 0;
    const planned: (() => void)[] = [];
    const start = (_asked: AskedWeek, listener: WeekListener) => {
      begun.push(listener);
      return () => {
        ended += 1;
      };
    };
    const after = (millis: number, run: () => void) => {
      expect(millis).toBe(LONGEST);
      planned.push(run);
      return () => {};
    };
    let id = 0;
    const rehearsals = new WeekRehearsals(start, { after, every: after }, () => `r${++id}`);
    return { rehearsals, begun, planned, ended: () => ended };
  }

  test('another is refused while it runs; only whoever began it follows and stops it', () => {
    const { rehearsals, begun, ended } = house();
    expect(rehearsals.begin('ana', ask(ruled('r25')), silent)).toMatchObject({ ok: true, value: 'r1' });
    expect(rehearsals.begin('eva', ask(ruled('r25')), silent)).toMatchObject({ ok: false, error: 'running' });
    begun[0]!.told({ kind: 'day', done: 1, of: 5 });
    expect(rehearsals.standing('ana', 'r1')).toEqual({ state: 'running', done: 1, of: 5 });
    expect(rehearsals.standing('eva', 'r1')).toBeNull();
    expect(rehearsals.stop('eva', 'r1')).toBe(false);
    expect(ended()).toBe(0);
    expect(rehearsals.stop('ana', 'r1')).toBe(true);
    expect([ended(), rehearsals.standing('ana', 'r1')]).toEqual([1, { state: 'stopped' }]);
    expect(rehearsals.begin('eva', ask(ruled('r25')), silent).ok).toBe(true);
  });

  test('one that takes too long, or breaks, ends and leaves the place free', () => {
    const { rehearsals, begun, planned, ended } = house();
    rehearsals.begin('ana', ask(ruled('r25')), silent);
    planned[0]!();
    expect([ended(), rehearsals.standing('ana', 'r1')]).toEqual([1, { state: 'failed', why: 'tooLong' }]);
    rehearsals.begin('ana', ask(ruled('r25')), silent);
    begun[1]!.failed(new Error('out of memory'));
    expect(rehearsals.standing('ana', 'r2')).toEqual({ state: 'failed', why: 'broken' });
    rehearsals.begin('ana', ask(ruled('r25')), silent);
    begun[2]!.told({ kind: 'week', week: null });
    expect(rehearsals.standing('ana', 'r3')).toEqual({ state: 'failed', why: 'noDays' });
  });
});
