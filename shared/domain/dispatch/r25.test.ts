import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readVectors } from '../../rehearsal/recorded/vectors.ts';
import { testTicket, testView } from '../../testing/testTickets.ts';
import { MINUTE, SECOND } from '../ids.ts';
import type { PolicyParams } from './policy.ts';
import { r25 } from './r25.ts';
import { r25Version1 } from './r25Version1.ts';
import { findPolicy, resolvePolicy } from './registry.ts';

const VECTORS = readVectors(
  readFileSync(new URL('../../../tests/fixtures/dispatch/vectors.jsonl', import.meta.url), 'utf8'),
);

describe('R25', () => {
  test('version 1 answers every recorded decision as the reference does', () => {
    expect(VECTORS).toHaveLength(400);
    for (const [line, { view, params, expected }] of VECTORS.entries()) {
      const choice = r25Version1.choose(view, params);
      expect(
        { id: choice?.best.ticket.id, tier: choice?.best.tier, passes: choice?.passed },
        `line ${line + 1}`,
      ).toEqual(expected);
    }
  });

  test('by the own limit is version 1, to every number of the answer, where the limit is 25 minutes', () => {
    for (const [line, { view, params }] of VECTORS.entries()) {
      const limitMs = Object.fromEntries(view.services.map((service) => [service, 25 * MINUTE]));
      const at25 = { ...view, limitMs };
      expect(r25.choose(at25, percentsOf25(params)), `line ${line + 1}`).toEqual(r25Version1.choose(at25, params));
    }
    expect(percentsOf25(r25Version1.defaults)).toEqual(r25.defaults);
  });

  test('is what a name without a version means, and version 1 is what a day opened with it goes on with', () => {
    expect(findPolicy('r25')).toBe(r25);
    expect(findPolicy('r25', 1)).toBe(r25Version1);
    const setting = { name: 'r25', version: 1, params: { overtake: 1 } };
    expect(resolvePolicy(setting)).toEqual({ policy: r25Version1, params: { ...r25Version1.defaults, overtake: 1 } });
  });

  test('a limit of a minute and a half has goals of its own', () => {
    const limitMs = { a: 90 * SECOND, b: 90 * SECOND };
    const tierAt = (waited: number, over: object = {}): string | undefined => {
      const callable = [testTicket({ ordinal: 1, ...over })];
      return r25.choose(testView({ now: waited, callable, limitMs }), r25.defaults)?.best.tier;
    };
    expect(tierAt(36 * SECOND - 1, { preferential: true })).toBe('NORMAL');
    expect(tierAt(36 * SECOND, { preferential: true })).toBe('PREF');
    expect(tierAt(72 * SECOND, { stage: 2 })).toBe('XFER');
    expect(tierAt(68_400)).toBe('NORMAL');
    expect(tierAt(68_401)).toBe('RISK');
    expect(tierAt(90 * SECOND + 1)).toBe('LATE');
    expect(tierAt(144 * SECOND)).toBe('PROTECTED');
  });

  test('has nobody to call when nobody may be called', () => {
    expect(r25.choose(testView({ now: 0, callable: [] }), r25.defaults)).toBeNull();
  });

  test('a goal is reached at its minute, not after it; the limit itself is still within', () => {
    const tierAt = (waited: number, over: object = {}): string | undefined =>
      r25.choose(testView({ now: waited, callable: [testTicket({ ordinal: 1, ...over })] }), r25.defaults)?.best.tier;
    expect(tierAt(10 * MINUTE - 1, { preferential: true })).toBe('NORMAL');
    expect(tierAt(10 * MINUTE, { preferential: true })).toBe('PREF');
    expect(tierAt(20 * MINUTE - 1, { stage: 2 })).toBe('NORMAL');
    expect(tierAt(20 * MINUTE, { stage: 2 })).toBe('XFER');
    expect(tierAt(19 * MINUTE)).toBe('NORMAL');
    expect(tierAt(19 * MINUTE + 1)).toBe('RISK');
    expect(tierAt(25 * MINUTE)).toBe('RISK');
    expect(tierAt(25 * MINUTE + 1)).toBe('LATE');
    expect(tierAt(40 * MINUTE - 1)).toBe('LATE');
    expect(tierAt(40 * MINUTE)).toBe('PROTECTED');
  });

  test('protection follows arrival order when that is later than the limit and its margin', () => {
    const callable = [testTicket({ ordinal: 1 })];
    const tier = (waited: number): string | undefined =>
      r25.choose(testView({ now: waited, callable, arrivalWaitMs: 35 * MINUTE }), r25.defaults)?.best.tier;
    expect(tier(45 * MINUTE - 1)).toBe('LATE');
    expect(tier(45 * MINUTE)).toBe('PROTECTED');
  });

  test('the beaten ones come in order with the numbers that placed them', () => {
    const callable = [
      testTicket({ ordinal: 1, enteredAt: 4 * MINUTE }),
      testTicket({ ordinal: 2, enteredAt: 7 * MINUTE, serviceId: 'b' }),
      testTicket({ ordinal: 3, enteredAt: 14 * MINUTE, preferential: true }),
    ];
    const choice = r25.choose(testView({ now: 20 * MINUTE, callable }), r25.defaults);
    // 25 − 13 + 4 = 16 for b; 10 − 6 + 9 = 13 for the preferential one; 25 − 16 + 9 = 18 for a.
    expect([choice?.best, ...(choice?.beaten ?? [])].map((entry) => [entry?.ticket.id, entry?.key])).toEqual([
      ['v3', 13 * MINUTE],
      ['v2', 16 * MINUTE],
      ['v1', 18 * MINUTE],
    ]);
    expect(choice?.beaten[0]?.numbers).toEqual({
      leftMs: 12 * MINUTE,
      usualMs: 4 * MINUTE,
      protectedMs: 40 * MINUTE,
    });
  });
});

/** Times of version 1 as shares of a limit of 25 minutes; whole minutes are whole percents. */
function percentsOf25({ prefMs, xferMs, lateMs, deltaMs, riskMs, overtake }: PolicyParams): PolicyParams {
  const percent = (millis: number | undefined): number => (100 * millis!) / (25 * MINUTE);
  return {
    prefPercent: percent(prefMs),
    xferPercent: percent(xferMs),
    latePercent: percent(lateMs),
    deltaPercent: percent(deltaMs),
    riskPercent: percent(riskMs),
    overtake: overtake!,
  };
}
