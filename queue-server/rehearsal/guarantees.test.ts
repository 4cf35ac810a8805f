import type { DispatchView, Policy, PolicyParams, WaitingTicket } from '@turno25/shared/domain/dispatch/policy.ts';
import { r25 } from '@turno25/shared/domain/dispatch/r25.ts';
import { simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import { describe, expect, test } from 'vitest';
import { generateDay, type Load, type Size } from './generate.ts';

const SEED = 25;

/** R25 that checks what it promises at every call of a day, and counts how often each promise was put to the test. */
function watched(counts: Record<'protected' | 'preferential' | 'rescues', number>): Policy {
  const choose = (view: DispatchView, params: PolicyParams) => {
    const choice = r25.choose(view, params);
    const called = choice?.best.ticket;
    if (choice === null || called === undefined) return choice;
    const waited = (ticket: WaitingTicket): number => view.now - ticket.enteredAt;
    /** A share of the ticket's own limit. */
    const share = (ticket: WaitingTicket, name: string): number =>
      (view.limitMs[ticket.serviceId]! * params[name]!) / 100;
    const isProtected = (ticket: WaitingTicket): boolean =>
      !ticket.preferential &&
      ticket.stage === 1 &&
      waited(ticket) >=
        Math.max(
          view.limitMs[ticket.serviceId]! + share(ticket, 'latePercent'),
          view.arrivalWaitMs + share(ticket, 'deltaPercent'),
        );
    for (const ticket of view.callable) {
      if (ticket === called) continue;
      if (ticket.preferential && waited(ticket) >= share(ticket, 'prefPercent')) {
        counts.preferential += 1;
        expect(called.preferential && waited(called) >= waited(ticket)).toBe(true);
      }
      if (isProtected(ticket)) {
        counts.protected += 1;
        const guaranteed = called.preferential
          ? waited(called) >= share(called, 'prefPercent')
          : called.stage === 2
            ? waited(called) >= share(called, 'xferPercent')
            : waited(called) >= waited(ticket);
        expect(guaranteed).toBe(true);
      }
    }
    if (choice.passed.length > 0) counts.rescues += 1;
    return choice;
  };
  return { ...r25, choose };
}

describe('R25 over whole days', () => {
  const cells: readonly (readonly [Size, Load])[] = [
    ['A', 1.05],
    ['B', 0.98],
    ['B', 'shock'],
    ['C', 1.05],
    ['D', 0.92],
  ];

  test.each(cells)('keeps its promises at every call of days like %s %s', (size, load) => {
    const counts = { protected: 0, preferential: 0, rescues: 0 };
    let inversions = 0;
    let withoutK = 0;
    for (let day = 0; day < 4; day += 1) {
      const trace = generateDay({ size, load, branch: day, day, seed: SEED });
      const policy = watched(counts);
      const strict = simulate(trace, { policy, params: r25.defaults });
      const once = simulate(trace, { policy, params: { ...r25.defaults, overtake: 1 } });
      withoutK += strict.inversions;
      inversions += once.inversions;
      expect(once.mostPassed).toBeLessThanOrEqual(1);
      expect(strict.visits.every((visit) => visit.firstCallMs !== null)).toBe(true);
    }
    expect(withoutK).toBe(0);
    expect(inversions).toBeGreaterThanOrEqual(counts.rescues);
    for (const [promise, tested] of Object.entries(counts)) expect(tested, promise).toBeGreaterThan(0);
  });
});
