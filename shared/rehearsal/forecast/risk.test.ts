import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../domain/ids.ts';
import { RiskWatch } from './risk.ts';
import type { WaitForecasts } from './waits.ts';

const DUE = new Map([
  ['near', 10 * MINUTE],
  ['far', 20 * MINUTE],
]);

function seen(at: number, near: number, far = 0): WaitForecasts {
  const forecast = (lateShare: number) => ({ point: 0, low: 0, high: 0, lateShare });
  return {
    at,
    waiting: new Map([
      ['near', forecast(near)],
      ['far', forecast(far)],
    ]),
    entering: new Map(),
  };
}

describe('warnings before the limit', () => {
  test('come when most futures miss it, the nearest limit first', () => {
    const watch = new RiskWatch();
    expect(watch.look(seen(0, 0.69, 0.5), DUE)).toEqual([]);
    expect(watch.look(seen(0, 0.7, 1), DUE)).toEqual(['near', 'far']);
  });

  test('stay while it is not clear, and go when it is', () => {
    const watch = new RiskWatch();
    watch.look(seen(0, 0.8), DUE);
    expect(watch.look(seen(MINUTE, 0.55), DUE)).toEqual(['near']);
    expect(watch.look(seen(2 * MINUTE, 0.45), DUE)).toEqual([]);
    expect(watch.look(seen(3 * MINUTE, 0.55), DUE)).toEqual([]);
  });

  test('are not raised when nothing can be done any more, and end with the limit', () => {
    expect(new RiskWatch().look(seen(9 * MINUTE, 1), DUE)).toEqual([]);
    const watch = new RiskWatch();
    watch.look(seen(0, 1), DUE);
    expect(watch.look(seen(9 * MINUTE, 1), DUE)).toEqual(['near']);
    expect(watch.look(seen(10 * MINUTE, 1), DUE)).toEqual([]);
  });

  test('say nothing of who has no limit to keep', () => {
    expect(new RiskWatch().look(seen(0, 1, 1), new Map())).toEqual([]);
  });
});
