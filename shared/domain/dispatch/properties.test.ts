import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testTicket, testView } from '../../testing/testTickets.ts';
import { MINUTE } from '../ids.ts';
import { compareByEntry, type DispatchView, type PolicyParams, type WaitingTicket } from './policy.ts';
import { r25 } from './r25.ts';
import { POLICIES } from './registry.ts';

const SERVICES = ['a', 'b', 'c'];
const NOW = 120 * MINUTE;

/** Instants on a coarse grid, so that ties are common. */
const instant = fc.integer({ min: 0, max: 240 }).map((half) => (half * MINUTE) / 2);

const ticket = fc.record({
  serviceId: fc.constantFrom(...SERVICES),
  preferential: fc.boolean(),
  stage: fc.constantFrom(1 as const, 1 as const, 1 as const, 2 as const),
  enteredAt: instant,
  early: fc.integer({ min: 0, max: 15 }),
  booked: fc.boolean(),
  passed: fc.integer({ min: 0, max: 2 }),
});

const view: fc.Arbitrary<DispatchView> = fc
  .record({
    tickets: fc.array(ticket, { minLength: 1, maxLength: 40 }),
    limits: fc.tuple(...SERVICES.map(() => fc.integer({ min: 10, max: 45 }))),
    usual: fc.tuple(...SERVICES.map(() => fc.integer({ min: 60, max: 1200 }))),
    arrivalWait: fc.integer({ min: 0, max: 90 }),
    preferentialRun: fc.integer({ min: 0, max: 5 }),
    quick: fc.boolean(),
  })
  .map(({ tickets, limits, usual, arrivalWait, preferentialRun, quick }) =>
    testView({
      now: NOW,
      services: SERVICES,
      limitMs: Object.fromEntries(SERVICES.map((service, index) => [service, limits[index]! * MINUTE])),
      usualSeconds: Object.fromEntries(SERVICES.map((service, index) => [service, usual[index]!])),
      arrivalWaitMs: arrivalWait * MINUTE,
      preferentialRun,
      quick,
      callable: tickets.map(({ early, booked, ...facts }, index) =>
        testTicket({
          ...facts,
          ordinal: index + 1,
          arrivedAt: booked && facts.stage === 1 ? facts.enteredAt - early * MINUTE : facts.enteredAt,
          bookedFor: booked && facts.stage === 1 ? facts.enteredAt : null,
        }),
      ),
    }),
  );

const params: fc.Arbitrary<PolicyParams> = fc
  .record({
    pref: fc.integer({ min: 0, max: 20 }),
    xfer: fc.integer({ min: 0, max: 40 }),
    late: fc.integer({ min: 0, max: 30 }),
    delta: fc.integer({ min: 0, max: 30 }),
    risk: fc.integer({ min: 0, max: 12 }),
    overtake: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ pref, xfer, late, delta, risk, overtake }) => ({
    prefMs: pref * MINUTE,
    xferMs: xfer * MINUTE,
    lateMs: late * MINUTE,
    deltaMs: delta * MINUTE,
    riskMs: risk * MINUTE,
    overtake,
  }));

const waited = (each: WaitingTicket): number => NOW - each.enteredAt;
const sameLine = (a: WaitingTicket, b: WaitingTicket): boolean =>
  a.serviceId === b.serviceId && a.preferential === b.preferential && a.stage === b.stage;

function chosen(queue: DispatchView, values: PolicyParams) {
  const choice = r25.choose(queue, values);
  if (choice === null) throw new Error('somebody waits, so somebody is chosen');
  return choice;
}

describe('every rule', () => {
  test.each(POLICIES.map((policy) => [policy.name, policy] as const))(
    '%s chooses the same whatever the order in which the queue is given',
    (_, policy) => {
      const shuffled = view.chain((queue) =>
        fc.tuple(fc.constant(queue), fc.shuffledSubarray([...queue.callable], { minLength: queue.callable.length })),
      );
      fc.assert(
        fc.property(shuffled, ([queue, callable]) => {
          const once = policy.choose(queue, policy.defaults);
          expect(policy.choose({ ...queue, callable }, policy.defaults)).toEqual(once);
          expect(policy.tiers).toContain(once?.best.tier);
          expect(Number.isSafeInteger(once?.best.key)).toBe(true);
        }),
        { numRuns: 150 },
      );
    },
  );
});

describe('R25, at every decision', () => {
  test('nobody who has been put off to the bound is passed, but by guarantees and by those who wait longer', () => {
    fc.assert(
      fc.property(view, params, (queue, values) => {
        const bound = (each: WaitingTicket): number =>
          Math.max(queue.limitMs[each.serviceId]! + values.lateMs!, queue.arrivalWaitMs + values.deltaMs!);
        const isProtected = queue.callable.some(
          (each) => !each.preferential && each.stage === 1 && waited(each) >= bound(each),
        );
        if (!isProtected) return;
        const longest = Math.max(
          ...queue.callable
            .filter((each) => !each.preferential && each.stage === 1 && waited(each) >= bound(each))
            .map(waited),
        );
        const { ticket: called } = chosen(queue, values).best;
        const guaranteed = called.preferential
          ? waited(called) >= values.prefMs!
          : called.stage === 2
            ? waited(called) >= values.xferMs!
            : waited(called) >= longest;
        expect(guaranteed).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test('a preferential ticket that has waited its goal is passed by no one but an older one', () => {
    fc.assert(
      fc.property(view, params, (queue, values) => {
        const due = queue.callable.filter((each) => each.preferential && waited(each) >= values.prefMs!);
        if (due.length === 0) return;
        const { ticket: called, tier } = chosen(queue, values).best;
        expect(tier).toBe('PREF');
        for (const each of due) expect(compareByEntry(called, each)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1500 },
    );
  });

  test('a second stage that has waited its goal is passed by due preferential ones and older second stages', () => {
    fc.assert(
      fc.property(view, params, (queue, values) => {
        const due = queue.callable.filter(
          (each) => !each.preferential && each.stage === 2 && waited(each) >= values.xferMs!,
        );
        if (due.length === 0) return;
        const { ticket: called, tier } = chosen(queue, values).best;
        expect(['PREF', 'XFER']).toContain(tier);
        if (tier === 'XFER') for (const each of due) expect(compareByEntry(called, each)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1500 },
    );
  });

  test('nobody is passed inside a line, unless K allows it once more, and then each one is counted', () => {
    fc.assert(
      fc.property(view, params, (queue, values) => {
        const { best, passed } = chosen(queue, values);
        const before = queue.callable
          .filter((each) => sameLine(each, best.ticket) && compareByEntry(each, best.ticket) < 0)
          .sort(compareByEntry);
        expect(passed).toEqual(before.map((each) => each.id));
        if (values.overtake === 0) expect(before).toEqual([]);
        for (const each of before) {
          expect(each.passed).toBeLessThan(values.overtake!);
          expect(waited(each)).toBeGreaterThan(queue.limitMs[each.serviceId]!);
        }
        if (before.length > 0) {
          expect(best.tier).toBe('RISK');
          expect(best.ticket.preferential).toBe(false);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('a counter that may call somebody always does', () => {
    fc.assert(
      fc.property(view, params, (queue, values) => {
        expect(queue.callable).toContain(chosen(queue, values).best.ticket);
      }),
      { numRuns: 300 },
    );
  });
});
