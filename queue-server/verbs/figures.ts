import type { CommandOf } from '@turno25/shared/domain/ledger/commands.ts';
import { ok } from '@turno25/shared/domain/result.ts';
import type { Verb } from '../engine/submission.ts';

/** A look at figures by attendant: told each time, and what was seen is kept nowhere. */
export function showAttendantFigures(
  look: Omit<CommandOf<'showAttendantFigures'>, 'type'>,
  figures: () => unknown,
): Verb<'showAttendantFigures'> {
  return {
    everyTime: true,
    command: () => ok({ type: 'showAttendantFigures', ...look }),
    answer: () => look,
    present: () => figures(),
  };
}
