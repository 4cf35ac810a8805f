import { ok } from '@turno25/shared/domain/result.ts';
import type { Verb } from '../engine/submission.ts';
import { iso } from '../read-models/format.ts';

/** Somebody confirms the hour that the machine's clock shows, as they read it. */
export function restartClock(shown: number): Verb<'restartClock'> {
  return {
    command: () => ok({ type: 'restartClock', shown }),
    answer: ({ facts }) => ({ now: iso(facts.shown) }),
  };
}
