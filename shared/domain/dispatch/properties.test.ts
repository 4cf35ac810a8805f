import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testTicket, testView } from '../../testing/testTickets.ts';
import { MINUTE } from '../ids.ts';
import { compareByEntry, type DispatchView, type Policy, type PolicyParams, type WaitingTicket } from './policy.ts';
import { r25 } from './r25.ts';
import type { R25Times } from './r25Tiers.ts';
import { r25Version1 } from './r25Version1.ts';
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

/** A version of R25 with random parameters, and what they come to for a ticket of some limit. */
type Version = {
  readonly policy: Policy;
  readonly params: fc.Arbitrary<PolicyParams>;
  readonly times: (params: PolicyParams, limit: number) => R25Times;
};

const overtake = fc.integer({ min: 0, max: 2 });

const VERSIONS: readonly Version[] = [
  {
    policy: r25Version1,
    params: fc
      .record({
        pref: fc.integer({ min: 0, max: 20 }),
        xfer: fc.integer({ min: 0, max: 40 }),
        late: fc.integer({ min: 0, max: 30 }),
        delta: fc.integer({ min: 0, max: 30 }),
        risk: fc.integer({ min: 0, max: 12 }),
        overtake,
      })
      .map(({ pref, xfer, late, delta, risk, ...rest }) => ({
        prefMs: pref * MINUTE,
        xferMs: xfer * MINUTE,
        lateMs: late * MINUTE,
        deltaMs: delta * MINUTE,
        riskMs: risk * MINUTE,
        ...rest,
      })),
    times: (params) => params as R25Times,
  },
  {
    policy: r25,
    params: fc.record({
      prefPercent: fc.integer({ min: 0, max: 80 }),
      xferPercent: fc.integer({ min: 0, max: 160 }),
      latePercent: fc.integer({ min: 0, max: 120 }),
      deltaPercent: fc.integer({ min: 0, max: 120 }),
      riskPercent: fc.integer({ min: 0, max: 50 }),
      overtake,
    }),
    times: (params, limit) => ({
      prefMs: (limit * params.prefPercent!) / 100,
      xferMs: (limit * params.xferPercent!) / 100,
      lateMs: (limit * params.latePercent!) / 100,
      deltaMs: (limit * params.deltaPercent!) / 100,
      riskMs: (limit * params.riskPercent!) / 100,
      overtake: params.overtake!,
    }),
  },
];

const waited = (each: WaitingTicket): number => NOW - each.enteredAt;
const sameLine = (a: WaitingTicket, b: WaitingTicket): boolean =>
  a.serviceId === b.serviceId && a.preferential === b.preferential && a.stage === b.stage;

function chosen(policy: Policy, queue: DispatchView, values: PolicyParams) {
  const choice = policy.choose(queue, values);
  if (choice === null) throw new Error('somebody waits, so somebody is chosen');
  return choice;
}

describe('every rule', () => {
  test.each(POLICIES.map((policy) => [policy.name, policy.version, policy] as const))(
    '%s %i chooses the same whatever the order in which the queue is given',
    (_, __, policy) => {
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

describe.each(VERSIONS)('R25 version $policy.version, at every decision', ({ policy, params, times }) => {
  const own = (queue: DispatchView, values: PolicyParams, each: WaitingTicket): R25Times =>
    times(values, queue.limitMs[each.serviceId]!);
  const bound = (queue: DispatchView, values: PolicyParams, each: WaitingTicket): number => {
    const { lateMs, deltaMs } = own(queue, values, each);
    return Math.max(queue.limitMs[each.serviceId]! + lateMs, queue.arrivalWaitMs + deltaMs);
  };

  test('nobody who has been put off to the bound is passed, but by guarantees and by those who wait longer', () => {
    fc.assert(
      fc.property(view, params, (queue, values) => {
        const isProtected = queue.callable.some(
          (each) => !each.preferential && each.stage === 1 && waited(each) >= bound(queue, values, each),
        );
        if (!isProtected) return;
        const longest = Math.max(
          ...queue.callable
            .filter((each) => !each.preferential && each.stage === 1 && waited(each) >= bound(queue, values, each))
            .map(waited),
        );
        const { ticket: called } = chosen(policy, queue, values).best;
        const guaranteed = called.preferential
          ? waited(called) >= own(queue, values, called).prefMs
          : called.stage === 2
            ? waited(called) >= own(queue, values, called).xferMs
            : waited(called) >= longest;
        expect(guaranteed).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test('a preferential ticket that has waited its goal is passed by no one but an older one', () => {
    fc.assert(
      fc.property(view, params, (queue, values) => {
        const due = queue.callable.filter(
          (each) => each.preferential && waited(each) >= own(queue, values, each).prefMs,
        );
        if (due.length === 0) return;
        const { ticket: called, tier } = chosen(policy, queue, values).best;
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
          (each) => !each.preferential && each.stage === 2 && waited(each) >= own(queue, values, each).xferMs,
        );
        if (due.length === 0) return;
        const { ticket: called, tier } = chosen(policy, queue, values).best;
        expect(['PREF', 'XFER']).toContain(tier);
        if (tier === 'XFER') for (const each of due) expect(compareByEntry(called, each)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1500 },
    );
  });

  test('nobody is passed inside a line, unless K allows it once more, and then each one is counted', () => {
    fc.assert(
      fc.property(view, params, (queue, values) => {
        const { best, passed } = chosen(policy, queue, values);
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
        expect(queue.callable).toContain(chosen(policy, queue, values).best.ticket);
      }),
      { numRuns: 300 },
    );
  });
});

describe('R25 by each service’s own limit', () => {
  const [, { params }] = VERSIONS as [Version, Version];

  test('chooses the same when all times and limits are multiplied by one number', () => {
    const factor = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(view, params, factor, (queue, values, times) => {
        const { best, passed, beaten } = chosen(r25, queue, values);
        const scaled = chosen(r25, multiplied(queue, times), values);
        expect(scaled.best).toMatchObject({ tier: best.tier, key: times * best.key, ticket: { id: best.ticket.id } });
        expect(scaled.passed).toEqual(passed);
        expect(scaled.beaten.map(({ ticket: { id }, tier }) => [id, tier])).toEqual(
          beaten.map(({ ticket: { id }, tier }) => [id, tier]),
        );
      }),
      { numRuns: 1500 },
    );
  });

  test('at 25 minutes chooses as the first version does', () => {
    fc.assert(
      fc.property(view, params, (queue, values) => {
        const limits = { ...queue, limitMs: Object.fromEntries(SERVICES.map((service) => [service, 25 * MINUTE])) };
        const percent = (name: string): number => (25 * MINUTE * values[name]!) / 100;
        const first = {
          prefMs: percent('prefPercent'),
          xferMs: percent('xferPercent'),
          lateMs: percent('latePercent'),
          deltaMs: percent('deltaPercent'),
          riskMs: percent('riskPercent'),
          overtake: values.overtake!,
        };
        expect(chosen(r25, limits, values)).toEqual(chosen(r25Version1, limits, first));
      }),
      { numRuns: 1500 },
    );
  });
});

/** The same queue in a slower world: every instant, span and limit so many times as long. */
function multiplied(queue: DispatchView, times: number): DispatchView {
  const all = (values: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(values).map(([service, value]) => [service, times * value]));
  return {
    ...queue,
    now: times * queue.now,
    arrivalWaitMs: times * queue.arrivalWaitMs,
    limitMs: all(queue.limitMs),
    usualSeconds: all(queue.usualSeconds),
    callable: queue.callable.map((each) => ({
      ...each,
      enteredAt: times * each.enteredAt,
      arrivedAt: times * each.arrivedAt,
      bookedFor: each.bookedFor === null ? null : times * each.bookedFor,
    })),
  };
}
