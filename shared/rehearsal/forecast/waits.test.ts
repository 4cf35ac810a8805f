import { describe, expect, test } from 'vitest';
import { r25 } from '../../domain/dispatch/r25.ts';
import { MINUTE } from '../../domain/ids.ts';
import { testTicket } from '../../testing/testTickets.ts';
import { seededRandom } from '../../time/random.ts';
import type { Knowledge, Present } from './future.ts';
import { forecastWait, forecastWaits, lateShares } from './waits.ts';

const NOW = 60 * MINUTE;
const drawOf = (future: number) => seededRandom(7 + future);

/** Two counters that are idle and a queue of forty, some of them late already, with more to come. */
const PRESENT: Present = {
  now: NOW,
  counters: ['1', '2'].map((id) => ({
    id,
    skills: new Set(['a', 'b']),
    quick: false,
    pauses: [],
    doing: { kind: 'idle', since: NOW },
  })),
  waiting: Array.from({ length: 40 }, (_, index) =>
    testTicket({ ordinal: index + 1, enteredAt: (20 + index) * MINUTE, serviceId: index % 3 === 0 ? 'b' : 'a' }),
  ),
  sentTo: new Map(),
  entries: Array.from({ length: 40 }, (_, index) => (20 + index) * MINUTE),
  preferentialRun: 0,
};

const KNOWLEDGE: Knowledge = {
  policy: r25,
  params: r25.defaults,
  services: ['a', 'b'],
  limitMs: { a: 25 * MINUTE, b: 40 * MINUTE },
  usualSeconds: { a: 120, b: 240 },
  durations: {
    a: { kind: 'lognormal', meanMs: 2 * MINUTE, cv: 0.8 },
    b: { kind: 'lognormal', meanMs: 4 * MINUTE, cv: 0.8 },
  },
  noShowShare: { a: 0.06, b: 0.06 },
  noShowMs: MINUTE,
  arrivals: [{ from: NOW, to: NOW + 90 * MINUTE, expected: { a: 20, b: 5 } }],
  preferentialShare: 0.15,
};

const dueAt = new Map(
  PRESENT.waiting.map((ticket) => [ticket.id, ticket.enteredAt + (KNOWLEDGE.limitMs[ticket.serviceId] ?? 0)]),
);

describe('a question about less', () => {
  const all = forecastWaits(PRESENT, KNOWLEDGE, { drawOf, calibration: null, dueAt, services: [] }).waiting;

  test('one person’s wait is what the forecast of everybody says', () => {
    for (const { id } of PRESENT.waiting.slice(0, 12)) {
      const { lateShare: _, ...estimate } = all.get(id)!;
      expect(forecastWait(PRESENT, KNOWLEDGE, id, { drawOf, calibration: null })).toEqual(estimate);
    }
    expect(forecastWait(PRESENT, KNOWLEDGE, 'nobody', { drawOf, calibration: null })).toBeNull();
  });

  test('the share of futures that come too late is the same, of those who may still be called in time', () => {
    const shares = lateShares(PRESENT, KNOWLEDGE, { drawOf, dueAt });
    const early = PRESENT.waiting.filter(({ id }) => dueAt.get(id)! > NOW);
    expect(shares.size).toBe(early.length);
    for (const { id } of early) expect(shares.get(id)?.lateShare, id).toBe(all.get(id)!.lateShare);
    expect(new Set([...shares.values()].map(({ lateShare }) => lateShare)).size).toBeGreaterThan(5);
  });
});
