import type { messageBody } from '@turno25/shared/contracts/counters.ts';
import type { noteBody } from '@turno25/shared/contracts/day.ts';
import type { BusinessDate, CounterId } from '@turno25/shared/domain/ids.ts';
import { must, ok } from '@turno25/shared/domain/result.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';
import { configOf } from '../read-models/visitView.ts';
import type { VerbParts } from './parts.ts';
import { encryptText } from './personalData.ts';

/** A few words to whoever attends at a counter. */
export function messageCounter(
  parts: VerbParts,
  counterId: CounterId,
  { text }: z.output<typeof messageBody>,
): Verb<'messageCounter'> {
  return {
    command: ({ now, newId }) =>
      ok({
        type: 'messageCounter',
        counterId,
        text: must(encryptText(parts, text, 'message', { subject: newId, now }), 'a message is never empty'),
      }),
    answer: () => null,
  };
}

/** Whoever it was written to read it. */
export function readMessage(messageId: string): Verb<'readMessage'> {
  return { command: () => ok({ type: 'readMessage', messageId }), answer: () => null };
}

/** What happened on a day, in words, beside its figures. */
export function noteDay(
  parts: VerbParts,
  date: BusinessDate,
  { text, from, to }: z.output<typeof noteBody>,
): Verb<'noteDay'> {
  return {
    command: ({ state, now, newId }) => {
      const { zone } = configOf(state).branch;
      const instant = (time: string | undefined) => (time === undefined ? null : localTimeToInstant(date, time, zone));
      return ok({
        type: 'noteDay',
        date,
        from: instant(from),
        to: instant(to),
        text: must(encryptText(parts, text, 'dayNote', { subject: newId, now }), 'a note is never empty'),
      });
    },
    answer: () => null,
  };
}
