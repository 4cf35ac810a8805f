import { seededRandom } from '@turno25/shared/time/random.ts';
import { describe, expect, test } from 'vitest';
import { arrival } from '../../domain/dispatch/arrival.ts';
import { calibrate, withInterval } from '../../domain/estimate/calibration.ts';
import { drawDuration, drawResidual, normalCdf, normalQuantile } from '../../domain/estimate/durations.ts';
import { MINUTE } from '../../domain/ids.ts';
import { testTicket } from '../../testing/testTickets.ts';
import { type Knowledge, type Present, type PresentCounter, playFuture } from './future.ts';
import { replayWait } from './replay.ts';
import { expectedShare, staffingAdvice, withPause } from './staffing.ts';

const NOW = 60 * MINUTE;
const drawOf = (future: number) => seededRandom(1000 + future);

function counter(id: string, doing: PresentCounter['doing'], over: Partial<PresentCounter> = {}): PresentCounter {
  return { id, skills: new Set(['a', 'b']), quick: false, pauses: [], doing, ...over };
}

/** Services that always last 5 and 10 minutes, nobody absent, nobody coming. */
function knowing(over: Partial<Knowledge> = {}): Knowledge {
  return {
    policy: arrival,
    params: {},
    services: ['a', 'b'],
    limitMs: { a: 25 * MINUTE, b: 25 * MINUTE },
    usualSeconds: { a: 300, b: 600 },
    durations: {
      a: { kind: 'history', sorted: [5 * MINUTE] },
      b: { kind: 'history', sorted: [10 * MINUTE] },
    },
    noShowShare: { a: 0, b: 0 },
    noShowMs: MINUTE,
    arrivals: [],
    preferentialShare: 0.15,
    ...over,
  };
}

function standing(
  counters: readonly PresentCounter[],
  waiting: Present['waiting'],
  over: Partial<Present> = {},
): Present {
  return {
    now: NOW,
    counters,
    waiting,
    sentTo: new Map(),
    entries: waiting.map((ticket) => ticket.enteredAt),
    preferentialRun: 0,
    ...over,
  };
}

const queue = [
  testTicket({ ordinal: 1, serviceId: 'b', enteredAt: NOW - 3 * MINUTE }),
  testTicket({ ordinal: 2, serviceId: 'a', enteredAt: NOW - 2 * MINUTE }),
  testTicket({ ordinal: 3, serviceId: 'a', enteredAt: NOW }),
];

describe('expected wait by replaying the rule', () => {
  const attending = counter('1', { kind: 'attending', serviceId: 'b', since: NOW - 4 * MINUTE });

  test('is what the work in hand and ahead takes, when durations are certain', () => {
    // 6 min left of the attention in hand, then 10 and 5 for the two ahead.
    expect(replayWait(standing([attending], queue), knowing(), 'v3', drawOf)).toBe(21 * MINUTE);
    expect(replayWait(standing([attending], queue), knowing(), 'v1', drawOf)).toBe(6 * MINUTE);
  });

  test('is nothing while a qualified counter is idle and nobody is ahead', () => {
    const idle = counter('2', { kind: 'idle', since: NOW - MINUTE });
    expect(replayWait(standing([attending, idle], queue.slice(0, 1)), knowing(), 'v1', drawOf)).toBe(0);
  });

  test('waits for whoever is away, and for a pause that is planned', () => {
    const away = counter('1', { kind: 'away', until: NOW + 12 * MINUTE });
    expect(replayWait(standing([away], queue.slice(0, 1)), knowing(), 'v1', drawOf)).toBe(12 * MINUTE);
    const lunch = { ...attending, pauses: [{ at: NOW + 2 * MINUTE, lasts: 30 * MINUTE }] };
    expect(replayWait(standing([lunch], queue.slice(0, 1)), knowing(), 'v1', drawOf)).toBe(36 * MINUTE);
    const idle = counter('1', { kind: 'idle', since: NOW }, { skills: new Set(['b']), pauses: lunch.pauses });
    const early = standing([idle], [queue[0]!, testTicket({ ordinal: 4, serviceId: 'b', enteredAt: NOW })]);
    // The first takes 10 minutes, the pause begins after it.
    expect(replayWait(early, knowing(), 'v4', drawOf)).toBe(40 * MINUTE);
  });

  test('has no answer when no counter on duty gives the service, or the ticket does not wait', () => {
    const other = counter('1', { kind: 'idle', since: NOW }, { skills: new Set(['b']) });
    expect(replayWait(standing([other], queue), knowing(), 'v2', drawOf)).toBeNull();
    expect(replayWait(standing([attending], queue), knowing(), 'v9', drawOf)).toBeNull();
  });

  test('a ticket sent to one counter waits for that one', () => {
    const idle = counter('2', { kind: 'idle', since: NOW });
    const present = standing([attending, idle], queue.slice(0, 1), { sentTo: new Map([['v1', '1']]) });
    expect(replayWait(present, knowing(), 'v1', drawOf)).toBe(6 * MINUTE);
  });

  test('no-shows ahead shorten it', () => {
    expect(replayWait(standing([attending], queue), knowing({ noShowShare: { a: 1, b: 1 } }), 'v3', drawOf)).toBe(
      8 * MINUTE,
    );
  });

  test('is repeatable with the same draws, and grows with the arrivals that may go first', () => {
    const uncertain = knowing({
      durations: {
        a: { kind: 'lognormal', meanMs: 5 * MINUTE, cv: 0.8 },
        b: { kind: 'lognormal', meanMs: 10 * MINUTE, cv: 1 },
      },
    });
    const present = standing([attending], queue);
    expect(replayWait(present, uncertain, 'v3', drawOf)).toBe(replayWait(present, uncertain, 'v3', drawOf));
    expect(replayWait(present, uncertain, 'v3', (future) => seededRandom(9000 + future))).not.toBe(
      replayWait(present, uncertain, 'v3', drawOf),
    );
  });

  test('expected arrivals come at their rate, in order, with the class share', () => {
    const knowledge = knowing({
      arrivals: [{ from: NOW, to: NOW + 30 * MINUTE, expected: { a: 20, b: 10 } }],
      preferentialShare: 0.2,
    });
    const seen: { at: number; preferential: boolean; serviceId: string }[] = [];
    for (let future = 0; future < 100; future += 1) {
      let last = NOW;
      playFuture(
        standing([], []),
        knowledge,
        drawOf(future),
        NOW + 15 * MINUTE,
        () => 'go on',
        (ticket) => {
          expect(ticket.enteredAt).toBeGreaterThanOrEqual(last);
          last = ticket.enteredAt;
          seen.push({ at: ticket.enteredAt, preferential: ticket.preferential, serviceId: ticket.serviceId });
        },
      );
    }
    expect(seen.length / 100).toBeCloseTo(15, -0.5);
    expect(seen.filter(({ serviceId }) => serviceId === 'a').length / seen.length).toBeCloseTo(2 / 3, 1);
    expect(seen.filter(({ preferential }) => preferential).length / seen.length).toBeCloseTo(0.2, 1);
    expect(Math.max(...seen.map(({ at }) => at))).toBeLessThanOrEqual(NOW + 15 * MINUTE);
  });
});

describe('durations', () => {
  test('the normal quantile undoes its distribution', () => {
    for (const p of [0.001, 0.02, 0.1, 0.5, 0.77, 0.98, 0.999]) expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 5);
  });

  test('a lognormal has its mean, and what is left of a long attention is not negative', () => {
    const model = { kind: 'lognormal', meanMs: 9 * MINUTE, cv: 0.6 } as const;
    const draw = seededRandom(3);
    const drawn = Array.from({ length: 20_000 }, () => drawDuration(model, draw));
    expect(drawn.reduce((sum, each) => sum + each, 0) / drawn.length / MINUTE).toBeCloseTo(9, 0);
    const left = Array.from({ length: 2000 }, () => drawResidual(model, 30 * MINUTE, draw));
    expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...left)).toBeLessThanOrEqual(60 * MINUTE);
    expect(drawResidual(model, 200 * MINUTE, draw)).toBe(MINUTE);
  });

  test('what is left by history comes from the attentions that lasted longer', () => {
    const model = { kind: 'history', sorted: [2, 4, 9, 20].map((minutes) => minutes * MINUTE) } as const;
    const draw = seededRandom(3);
    const left = new Set(Array.from({ length: 200 }, () => drawResidual(model, 5 * MINUTE, draw) / MINUTE));
    expect([...left].sort((a, b) => a - b)).toEqual([4, 15]);
    expect(drawResidual(model, 30 * MINUTE, draw)).toBe(MINUTE);
  });
});

describe('the interval of an estimate', () => {
  test('holds eight of ten of the waits that it was calibrated on, and is wider where errors were', () => {
    const random = seededRandom(5);
    const outcomes = Array.from({ length: 4000 }, () => {
      const point = Math.floor(random() * 40 * MINUTE);
      return { point, actual: Math.max(0, point + Math.round((random() - 0.4) * point)) };
    });
    const calibration = calibrate(outcomes);
    const inside = outcomes.filter(({ point, actual }) => {
      const { low, high } = withInterval(point, calibration);
      return low <= actual && actual <= high;
    });
    expect(inside.length / outcomes.length).toBeCloseTo(0.8, 1);
    const width = (point: number): number => {
      const { low, high } = withInterval(point, calibration);
      return high - low;
    };
    expect(width(30 * MINUTE)).toBeGreaterThan(2 * width(6 * MINUTE));
  });

  test('a bucket with little history borrows from its neighbours, and no history gives the point alone', () => {
    const calibration = calibrate(Array.from({ length: 40 }, () => ({ point: 10 * MINUTE, actual: 13 * MINUTE })));
    expect(withInterval(20 * MINUTE, calibration)).toEqual({ point: 20 * MINUTE, low: 23 * MINUTE, high: 23 * MINUTE });
    expect(withInterval(20 * MINUTE, calibrate([]))).toEqual({
      point: 20 * MINUTE,
      low: 20 * MINUTE,
      high: 20 * MINUTE,
    });
  });
});

describe('staffing advice', () => {
  const busy = counter('1', { kind: 'attending', serviceId: 'b', since: NOW });
  const available = [1, 2, 3].map((n) => ({ id: `x${n}`, skills: new Set(['a', 'b']), quick: false }));
  const question = { goal: 0.95, available, drawOf, futures: 20 };
  const many = Array.from({ length: 12 }, (_, index) =>
    testTicket({ ordinal: index + 1, serviceId: 'b', enteredAt: NOW - 15 * MINUTE + index }),
  );

  test('asks for nobody when nobody waits or comes', () => {
    expect(staffingAdvice(standing([busy], []), knowing(), question)).toEqual({
      extra: 0,
      forecasts: [{ extra: 0, share: 1 }],
    });
  });

  test('names the fewest that suffice, and what fewer would give', () => {
    // Each of 4 has 10 min left of its limit and lasts 10: one counter begins one at 10 min, an extra one at 0 and 10.
    const four = many.slice(0, 4);
    const advice = staffingAdvice(standing([busy], four), knowing(), question);
    expect(advice.extra).toBe(2);
    expect(advice.forecasts.map(({ share }) => share)).toEqual([0.25, 0.75, 1]);
  });

  test('says so when not even all of them suffice', () => {
    const advice = staffingAdvice(standing([busy], many), knowing(), question);
    expect(advice.extra).toBeNull();
    expect(advice.forecasts).toHaveLength(4);
    expect(advice.forecasts.at(-1)!.share).toBeLessThan(0.95);
  });

  test('those already past their limit are not counted', () => {
    const late = [testTicket({ ordinal: 1, serviceId: 'a', enteredAt: NOW - 26 * MINUTE })];
    expect(expectedShare(standing([busy], late), knowing(), drawOf, 5)).toBe(1);
  });

  test('a pause now costs what its counter would have called', () => {
    const idle = counter('2', { kind: 'idle', since: NOW });
    const present = standing([busy, idle], many.slice(0, 2));
    expect(expectedShare(present, knowing(), drawOf, 5)).toBe(1);
    expect(expectedShare(withPause(present, '2', 30 * MINUTE), knowing(), drawOf, 5)).toBe(0.5);
    expect(expectedShare(withPause(present, '1', 30 * MINUTE), knowing(), drawOf, 5)).toBe(1);
  });
});
