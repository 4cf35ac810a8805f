import { SECOND } from '../ids.ts';
import { ok } from '../result.ts';
import { type Decider, happened, refuse } from './context.ts';

/** Closer than this there is nothing to say. */
const AGREES_MS = SECOND;
/** What a person read a moment ago may have moved on by this much. */
const READ_MS = 120 * SECOND;

/**
 * Somebody confirms the machine's clock. Ahead, waits that go on only grow. Back, no day may be open: a wait that goes on
 * would shrink.
 */
export const restartClock: Decider<'restartClock'> = (state, command, facts) => {
  if (Math.abs(command.shown - facts.shown) > READ_MS) return refuse('clock.moved');
  if (Math.abs(facts.shown - facts.now) < AGREES_MS) return refuse('clock.agrees');
  if (facts.shown < facts.now && state.day !== null) return refuse('clock.dayOpen', { date: state.day.date });
  const event = happened(facts, null, 'clockRestarted', { kept: facts.now, shown: facts.shown });
  return ok([{ ...event, at: facts.shown }]);
};
