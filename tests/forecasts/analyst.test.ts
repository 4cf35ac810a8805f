import type { Branch } from '@turno25/queue-server/branch.ts';
import { Analyst } from '@turno25/queue-server/forecasts/analyst.ts';
import { comingDay } from '@turno25/queue-server/forecasts/comingDay.ts';
import { readHistory, recentArrivals } from '@turno25/queue-server/forecasts/history.ts';
import { situationOf } from '@turno25/queue-server/forecasts/questions.ts';
import { startAnalyst } from '@turno25/queue-server/forecasts/thread.ts';
import { bookAppointment } from '@turno25/queue-server/verbs/appointments.ts';
import { direct } from '@turno25/queue-server/verbs/direct.ts';
import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import type { Command } from '@turno25/shared/domain/ledger/commands.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { VirtualClock } from '@turno25/shared/time/clock.ts';
import { describe, expect, test } from 'vitest';
import { PAST, TODAY, withPast, ZONE } from '../support/pastDays.ts';

/** Sends a command of a counter's attendant and expects it to be done. */
async function at(branch: Branch, staffId: string, command: Command): Promise<void> {
  const actor = { kind: 'staff', id: staffId, role: 'attendant' } as const;
  const outcome = await branch.submit({ actor, deviceId: null }, direct(command));
  expect(outcome.kind).toBe('done');
}

function ticket(serviceId: string): Command {
  return {
    type: 'issueTicket',
    serviceId,
    class: 'general',
    channel: 'inPerson',
    bookedFor: null,
    language: 'es-CL',
    identity: null,
    personKeys: [],
  };
}

/** Makes an appointment and gives its name. */
async function book(branch: Branch, bookedFor: number): Promise<string> {
  const verb = bookAppointment(branch, {
    serviceId: 'pgu',
    at: new Date(bookedFor).toISOString(),
    class: 'general',
    language: 'es-CL',
  });
  const outcome = await branch.perform(verb);
  return must(
    branch.reports.bookings.ofDate(TODAY).find(({ id }) => JSON.stringify(outcome).includes(id)),
    'booked',
  ).id;
}

/** The day open, counter 2 open, and people waiting for it, one a minute. */
async function withQueue(branch: Branch, clock: VirtualClock, people: number): Promise<void> {
  await branch.act({ type: 'openDay' });
  await at(branch, 'a1', { type: 'openCounter', counterId: 'm2' });
  for (let person = 0; person < people; person += 1) {
    await branch.act(ticket('pgu'));
    clock.advance(MINUTE);
  }
  if (people > 0) {
    await at(branch, 'a1', { type: 'callNext', counterId: 'm2' });
    await at(branch, 'a1', { type: 'startAttention', counterId: 'm2' });
  }
}

describe('the history of a branch', () => {
  test('tells durations, shares and arrivals of the days before, and nothing of the day itself', () =>
    withPast(async (branch, clock) => {
      const before = readHistory(branch.db, TODAY, ZONE, []);
      expect(before.comparableDates).toEqual([...PAST].reverse());
      const issued = [...before.tickets.values()].reduce((sum, { called }) => sum + called, 0);
      expect(issued).toBeGreaterThan(100);
      expect(before.arrivals.length).toBeGreaterThanOrEqual(issued);
      for (const spans of before.durations.values()) expect([...spans]).toEqual([...spans].sort((a, b) => a - b));
      expect(before.preferentialShare).toBeGreaterThan(0.05);
      expect(before.preferentialShare).toBeLessThan(0.3);
      expect(before.noShowMs).toBeGreaterThan(20 * SECOND);
      await withQueue(branch, clock, 3);
      expect(readHistory(branch.db, TODAY, ZONE, [])).toEqual(before);
    }));

  test('compares a pay day with pay days only', () =>
    withPast(async (branch) => {
      expect(readHistory(branch.db, TODAY, ZONE, [20]).comparableDates).toEqual([]);
      expect(readHistory(branch.db, TODAY, ZONE, [20, 18]).comparableDates).toEqual(['2026-11-18']);
      expect(readHistory(branch.db, TODAY, ZONE, [18]).comparableDates).toEqual(['2026-11-19', '2026-11-17']);
    }));

  test('remembers what was foretold with a ticket and what came of it, not what was told by the formula', () =>
    withPast(async (branch, clock) => {
      await withQueue(branch, clock, 0);
      const estimate = { point: 7 * MINUTE, low: 2 * MINUTE, high: 12 * MINUTE };
      const entering = new Map([['pgu', { general: estimate, preferential: null }]]);
      await branch.act(ticket('pgu'));
      clock.advance(1);
      branch.waits.take(TODAY, { at: clock.now(), waiting: new Map(), entering }, new Map());
      await branch.act(ticket('pgu'));
      clock.advance(4 * MINUTE);
      await at(branch, 'a2', { type: 'openCounter', counterId: 'm1' });
      for (const [staff, counterId] of [
        ['a1', 'm2'],
        ['a2', 'm1'],
      ] as const) {
        await at(branch, staff, { type: 'callNext', counterId });
      }
      await branch.act({ type: 'closeDay', force: true });
      const outcomes = readHistory(branch.db, '2026-11-23', ZONE, []).outcomes;
      expect(outcomes).toEqual([{ point: 7 * MINUTE, actual: 4 * MINUTE }]);
    }));

  test('learns how many people come to their appointments, and does not foretell them twice', () =>
    withPast(async (branch, clock) => {
      await branch.act({ type: 'openDay' });
      for (let person = 0; person < 30; person += 1) {
        const bookingId = await book(branch, clock.now() + MINUTE);
        if (person % 2 === 0) await branch.act({ type: 'checkIn', bookingId });
      }
      await branch.act(ticket('pgu'));
      expect(readHistory(branch.db, '2026-11-23', ZONE, []).comingShare, 'the day is not over').toBeNull();
      expect(recentArrivals(branch.db, TODAY, clock.now() - MINUTE)).toEqual(new Map([['pgu', 1]]));
      await branch.act({ type: 'closeDay', force: true });
      const history = readHistory(branch.db, '2026-11-23', ZONE, []);
      expect(history.comingShare).toBe(0.5);
      expect(history.arrivals.filter(({ booked }) => booked)).toHaveLength(15);
    }));

  test('learns how long pauses of each reason last', () =>
    withPast(async (branch, clock) => {
      await withQueue(branch, clock, 0);
      for (const minutes of [9, 11, 40]) {
        await at(branch, 'a1', { type: 'pauseCounter', counterId: 'm2', reason: { code: 'lunch', note: null } });
        clock.advance(minutes * MINUTE);
        await at(branch, 'a1', { type: 'resumeCounter', counterId: 'm2' });
      }
      await branch.act({ type: 'closeDay', force: true });
      expect(readHistory(branch.db, '2026-11-23', ZONE, []).usualPauses).toEqual({ lunch: 11 * MINUTE });
    }));
});

describe('the analyst', () => {
  test('foretells those who wait in their order, and nobody where no counter gives the service', () =>
    withPast(async (branch, clock) => {
      await withQueue(branch, clock, 6);
      const waits = new Analyst(branch.db).waits(situationOf(branch.engine.state(), clock.now()));
      const inOrder = [...branch.engine.state().open.values()]
        .filter(({ status }) => status === 'waiting')
        .sort((a, b) => a.ordinal - b.ordinal)
        .map(({ id }) => must(waits.waiting.get(id), 'is foretold'));
      expect(inOrder).toHaveLength(5);
      for (const [index, { point, low, high }] of inOrder.entries()) {
        expect(low).toBeLessThanOrEqual(point);
        expect(high).toBeGreaterThanOrEqual(point);
        if (index > 0) expect(point).toBeGreaterThan(inOrder[index - 1]!.point);
      }
      const given = must(waits.entering.get('pgu'), 'the service exists');
      expect(given.general!.point).toBeGreaterThanOrEqual(inOrder.at(-1)!.point);
      expect(given.preferential!.point).toBeLessThan(given.general!.point);
      const m2 = new Set(branch.engine.state().config!.config.counters.find(({ id }) => id === 'm2')!.serviceIds);
      const notGiven = [...waits.entering.keys()].find((id) => !m2.has(id));
      expect(waits.entering.get(must(notGiven, 'counter 2 does not give all'))!.general).toBeNull();
    }));

  test('answers the same on a thread of its own; a question that fails leaves the next one its answer', () =>
    withPast(async (branch, clock) => {
      await withQueue(branch, clock, 4);
      const situation = situationOf(branch.engine.state(), clock.now());
      const thread = startAnalyst(branch.db.name);
      try {
        expect(await thread.ask('waits', situation)).toEqual(new Analyst(branch.db).waits(situation));
        const closed = { ...situation, state: { ...situation.state, day: null } };
        await expect(thread.ask('waits', closed)).rejects.toThrow(/day is open/);
        expect(await thread.ask('staffing', situation)).toEqual(new Analyst(branch.db).staffing(situation));
      } finally {
        await thread.stop();
      }
    }));

  test('nothing personal goes to the other thread', () =>
    withPast(async (branch, clock) => {
      await branch.act({ type: 'openDay' });
      const person = { keyId: 'k', nonce: 'n', box: 'sealed-box' };
      await branch.act({
        ...ticket('informacion'),
        identity: person as never,
        personKeys: [{ epoch: 1, hmac: 'person-hmac' }] as never,
      } as Command);
      const sent = situationOf(branch.engine.state(), clock.now());
      expect(JSON.stringify([...sent.state.open.values()])).not.toMatch(/sealed-box|person-hmac/);
      expect(JSON.stringify([...branch.engine.state().open.values()])).toMatch(/person-hmac/);
    }));

  test('advises more counters when one cannot keep the limit, and none when it can', () =>
    withPast(async (branch, clock) => {
      await withQueue(branch, clock, 14);
      const analyst = new Analyst(branch.db);
      const crowded = analyst.staffing(situationOf(branch.engine.state(), clock.now()));
      expect(crowded.extra === null || crowded.extra > 0).toBe(true);
      expect(crowded.open.length).toBeGreaterThan(0);
      expect(crowded.open).not.toContain('m2');
      expect(crowded.short[0]).toBeDefined();
      expect(crowded.forecasts[0]!.share).toBeLessThan(0.95);
      expect(crowded.forecasts.at(-1)!.share).toBeGreaterThan(crowded.forecasts[0]!.share);
      expect(crowded.assumptions).toEqual({
        arrivalSource: 'comparableDays',
        comparableDays: 3,
        booked: null,
        opensInMinutes: 10,
      });
    }));

  test('expects people with an appointment at their hour, until they come', () =>
    withPast(async (branch, clock) => {
      await withQueue(branch, clock, 0);
      const ask = () => new Analyst(branch.db).staffing(situationOf(branch.engine.state(), clock.now()));
      const before = ask();
      const first = await book(branch, clock.now() + 12 * MINUTE);
      for (let more = 1; more < 10; more += 1) await book(branch, clock.now() + (12 + more) * MINUTE);
      await book(branch, clock.now() + 120 * MINUTE);
      const after = ask();
      expect(after.assumptions.booked).toEqual({ people: 10, comingPercent: 85 });
      expect(after.now.counted - before.now.counted).toBeGreaterThan(7);
      expect(after.now.counted - before.now.counted).toBeLessThan(10);
      await branch.act({ type: 'checkIn', bookingId: first });
      expect(ask().assumptions.booked?.people).toBe(9);
    }));

  test('a pause of the only counter costs people, and of one that nobody needs nothing', () =>
    withPast(async (branch, clock) => {
      await withQueue(branch, clock, 5);
      await at(branch, 'a2', { type: 'openCounter', counterId: 'm1' });
      const analyst = new Analyst(branch.db);
      const situation = situationOf(branch.engine.state(), clock.now());
      const short = analyst.pause(situation, 'm2', MINUTE);
      const long = analyst.pause(situation, 'm2', 90 * MINUTE);
      expect(long.without).toEqual(short.without);
      expect(long.withPause.reached).toBeLessThan(short.withPause.reached);
      expect(long.losers[0]!.people).toBeGreaterThan(0);
    }));
});

describe('the plan of the next working day', () => {
  test('has the people of the comparable days and as many counters as the branch has at most', () =>
    withPast(async (branch, clock) => {
      const { config } = must(branch.engine.state().config, 'configured');
      const day = must(comingDay(branch.engine.state(), clock.now(), null), 'a day opens soon');
      expect(day.date).toBe('2026-11-23');
      const plan = must(new Analyst(branch.db).plan(config, day), 'there are days to go by');
      const came = readHistory(branch.db, day.date, ZONE, []).arrivals.length;
      expect(plan.slots.reduce((sum, { arrivals }) => sum + arrivals, 0)).toBeCloseTo(came / 3, 5);
      for (const slot of plan.slots) expect(slot.counters).toBeLessThanOrEqual(config.counters.length);
      expect(plan.order).toHaveLength(config.counters.length);
      expect(comingDay(branch.engine.state(), clock.now(), '2026-11-22')).toBeNull();
    }));
});
