import type { suspensionBody } from '@turno25/shared/contracts/day.ts';
import { must, ok } from '@turno25/shared/domain/result.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';
import type { VerbParts } from './parts.ts';
import { encryptReason, encryptText } from './personalData.ts';

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

/** The count is suspended for a stretch of today, by a contingency that an act declares. */
export function suspendCount(
  parts: VerbParts,
  { from, to, act, note }: z.output<typeof suspensionBody>,
): Verb<'suspendCount'> {
  return {
    command: ({ now, newId }) => {
      const about = { subject: newId, now };
      const text = must(encryptText(parts, act, 'act', about), 'an act is never empty');
      return ok({
        type: 'suspendCount',
        from: Date.parse(from),
        to: Date.parse(to),
        act: { mark: parts.tokens.actMark(act), text },
        reason: encryptReason(parts, { code: 'contingency', note }, about),
      });
    },
    answer: ({ events }) => {
      const done = events.find((event) => event.type === 'countSuspended');
      return done === undefined ? { state: 'asked', visits: 0 } : { state: 'suspended', visits: done.payload.visits };
    },
  };
}
