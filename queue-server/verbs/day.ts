import { must, ok } from '@turno25/shared/domain/result.ts';
import type { Verb } from '../engine/submission.ts';

/** Today is opened. */
export function openDay(): Verb<'openDay'> {
  return {
    command: () => ok({ type: 'openDay' }),
    answer: ({ state }) => ({ date: must(state.day, 'the day was opened').date }),
  };
}

/** The day is closed and sealed; with `force` also while somebody is attended. */
export function closeDay(force: boolean): Verb<'closeDay'> {
  return {
    command: () => ok({ type: 'closeDay', force }),
    answer: ({ state }) => ({ date: must(state.lastClosedDate, 'the day was closed') }),
  };
}
