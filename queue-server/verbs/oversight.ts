import type { actionBody, stepBody } from '@turno25/shared/contracts/satisfaction.ts';
import type { findingBody, SignalLooks, signalAnswerBody } from '@turno25/shared/contracts/signals.ts';
import { must, ok } from '@turno25/shared/domain/result.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';
import type { VerbParts } from './parts.ts';
import { encryptText } from './personalData.ts';

/** Whoever is asked about a signal answers it in writing. */
export function answerSignal(
  parts: VerbParts,
  { rule, unit, from, to, text }: z.output<typeof signalAnswerBody>,
): Verb<'answerSignal'> {
  return {
    command: ({ now, newId }) => {
      const sealed = must(encryptText(parts, text, 'dayNote', { subject: newId, now }), 'an answer is never empty');
      return ok({ type: 'answerSignal', rule, unit, from, to, text: sealed });
    },
    answer: () => null,
  };
}

/** Somebody looks at signals by person: told each time, and answered anew each time. */
export function readSignals(range: { from: string; to: string }, looks: () => SignalLooks): Verb<'readSignals'> {
  return {
    everyTime: true,
    command: () => ok({ type: 'readSignals', ...range }),
    answer: () => null,
    present: looks,
  };
}

/** Somebody takes signals as a file, of the branch and its devices or of people: told each time, and written anew each time. */
export function takeSignals(
  range: { from: string; to: string },
  file: 'branch' | 'people',
  bytes: () => Uint8Array,
): Verb<'readSignals'> {
  return {
    everyTime: true,
    command: () => ok({ type: 'readSignals', ...range, file }),
    answer: () => null,
    present: bytes,
  };
}

/** What was found of a visit of a month's sample. */
export function auditVisit(
  parts: VerbParts,
  { month, visitId, finding, text }: z.output<typeof findingBody>,
): Verb<'auditVisit'> {
  return {
    command: ({ now, newId }) => {
      const sealed = encryptText(parts, text, 'dayNote', { subject: newId, now });
      return ok({ type: 'auditVisit', month, visitId, finding, text: sealed });
    },
    answer: () => null,
  };
}

/** Something is to be done about what people said. */
export function planAction(
  parts: VerbParts,
  { quarter, what, owner, due }: z.output<typeof actionBody>,
): Verb<'planAction'> {
  return {
    command: ({ now, newId }) => {
      const sealed = must(encryptText(parts, what, 'dayNote', { subject: newId, now }), 'an action is never empty');
      return ok({ type: 'planAction', quarter, what: sealed, owner, due });
    },
    answer: () => null,
  };
}

/** How it goes. */
export function followAction(
  parts: VerbParts,
  actionId: string,
  { step, text }: z.output<typeof stepBody>,
): Verb<'followAction'> {
  return {
    command: ({ now, newId }) => {
      const sealed = encryptText(parts, text, 'dayNote', { subject: newId, now });
      return ok({ type: 'followAction', actionId, step, text: sealed });
    },
    answer: () => null,
  };
}
