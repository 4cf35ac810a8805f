import { expect, it } from 'vitest';
import { aCounter, aVisit } from '../testing/examples.ts';
import { counterState } from './counterState.ts';

it('tells a free counter from one that has called or attends', () => {
  expect(counterState(aCounter())).toBe('free');
  expect(counterState(aCounter({ visit: aVisit({ status: 'called' }) }))).toBe('called');
  expect(counterState(aCounter({ visit: aVisit({ status: 'attending' }) }))).toBe('attending');
  expect(counterState(aCounter({ status: 'paused' }))).toBe('paused');
  expect(counterState(aCounter({ status: 'closed' }))).toBe('closed');
});
