import type { CounterView } from '@turno25/shared/contracts/counters.ts';

export type CounterState = 'closed' | 'paused' | 'free' | 'called' | 'attending';

/** What a counter is doing, in the words of whoever watches. */
export function counterState(counter: CounterView): CounterState {
  if (counter.status !== 'open') return counter.status;
  if (counter.visit === null) return 'free';
  return counter.visit.status === 'attending' ? 'attending' : 'called';
}
