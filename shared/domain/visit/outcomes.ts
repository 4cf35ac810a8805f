import type { ServiceId } from '../ids.ts';
import type { Outcome } from './visit.ts';

/** How one of several services given in one attention ended. */
export type ServiceOutcome = { readonly serviceId: ServiceId; readonly outcome: Outcome };

/**
 * The outcome of a visit in which several services were given: theirs where all ended the same way, in part where some of it
 * came to something, and unresolved otherwise. Whoever attends cannot say better of the whole than of its parts.
 */
export function outcomeOfAll(outcomes: readonly [ServiceOutcome, ...ServiceOutcome[]]): Outcome {
  const [first] = outcomes;
  if (outcomes.every(({ outcome }) => outcome === first.outcome)) return first.outcome;
  return outcomes.some(({ outcome }) => outcome === 'resolved' || outcome === 'partial') ? 'partial' : 'unresolved';
}
