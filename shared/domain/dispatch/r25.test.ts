import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { testTicket, testView } from '../../testing/testTickets.ts';
import { readVectors } from '../../testing/vectors.ts';
import { MINUTE } from '../ids.ts';
import { r25 } from './r25.ts';

const VECTORS = readVectors(
  readFileSync(new URL('../../../tests/fixtures/dispatch/vectors.jsonl', import.meta.url), 'utf8'),
);

describe('R25', () => {
  test('answers every recorded decision as the reference does', () => {
    expect(VECTORS).toHaveLength(400);
    for (const [line, { view, params, expected }] of VECTORS.entries()) {
      const choice = r25.choose(view, params);
      expect(
        { id: choice?.best.ticket.id, tier: choice?.best.tier, passes: choice?.passed },
        `line ${line + 1}`,
      ).toEqual(expected);
    }
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
