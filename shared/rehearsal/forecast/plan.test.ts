import { describe, expect, test } from 'vitest';
import { arrival } from '../../domain/dispatch/arrival.ts';
import { MINUTE } from '../../domain/ids.ts';
import { seededRandom } from '../../time/random.ts';
import type { ArrivalSlot, Knowledge } from './future.ts';
import { planDay } from './plan.ts';

const SLOT = 30 * MINUTE;

function knowing(meanMinutes: number): Knowledge {
  return {
    policy: arrival,
    params: arrival.defaults,
    services: ['a'],
    limitMs: { a: 25 * MINUTE },
    usualSeconds: { a: meanMinutes * 60 },
    durations: { a: { kind: 'lognormal', meanMs: meanMinutes * MINUTE, cv: 0.6 } },
    noShowShare: { a: 0 },
    noShowMs: MINUTE,
    arrivals: [],
    preferentialShare: 0,
  };
}

function slots(...people: number[]): ArrivalSlot[] {
  return people.map((a, index) => ({ from: index * SLOT, to: (index + 1) * SLOT, expected: { a } }));
}

function counters(count: number) {
  return Array.from({ length: count }, (_, index) => ({ id: `c${index}`, skills: new Set(['a']), quick: false }));
}

const question = { goal: 0.95, drawOf: (future: number) => seededRandom(500 + future) };

describe('the plan of a day', () => {
  test('opens more where more people come, and reaches its goal in every half hour', () => {
    const plan = planDay(knowing(10), { ...question, slots: slots(3, 15, 15, 3), counters: counters(8) });
    expect(plan.reached).toBe(true);
    const [first, second, third, last] = plan.slots.map((slot) => slot.counters);
    expect(Math.max(second!, third!)).toBeGreaterThan(first!);
    expect(Math.max(second!, third!)).toBeGreaterThan(last!);
    for (const slot of plan.slots) expect(slot.share).toBeGreaterThanOrEqual(0.95);
    expect(plan.slots.map(({ arrivals }) => arrivals)).toEqual([3, 15, 15, 3]);
  });

  test('says so when all the counters do not suffice, and never asks for more than there are', () => {
    const plan = planDay(knowing(15), { ...question, slots: slots(20, 20, 20), counters: counters(3) });
    expect(plan.reached).toBe(false);
    for (const slot of plan.slots) expect(slot.counters).toBeLessThanOrEqual(3);
    expect(plan.slots.at(-1)!.share).toBeLessThan(0.95);
  });

  test('asks for one where nobody is expected, so that somebody is there', () => {
    const plan = planDay(knowing(10), { ...question, slots: slots(0, 4), counters: counters(2) });
    expect(plan.slots[0]).toMatchObject({ arrivals: 0, counters: 1, share: 1 });
  });

  test('is the same for the same draws', () => {
    const asked = { ...question, slots: slots(6, 12, 6), counters: counters(6) };
    expect(planDay(knowing(9), asked)).toEqual(planDay(knowing(9), asked));
  });
});
