import type { surveyBody } from '@turno25/shared/contracts/surveys.ts';
import type { VisitId } from '@turno25/shared/domain/ids.ts';
import { ok } from '@turno25/shared/domain/result.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';
import type { VerbParts } from './parts.ts';
import { encryptText } from './personalData.ts';

/** Somebody answers the exit survey: whoever has the visit's code, or, with no visit, anybody at a kiosk. */
export function answerSurvey(
  parts: VerbParts,
  visitId: VisitId | null,
  { code: _code, text, ...answers }: z.output<typeof surveyBody>,
): Verb<'answerSurvey'> {
  return {
    command: ({ newId, now }) =>
      ok({
        type: 'answerSurvey',
        visitId,
        ...answers,
        text: encryptText(parts, text, 'survey', { subject: visitId ?? newId, now }),
      }),
    answer: ({ events, facts }) => {
      const answer = events.find((event) => event.type === 'surveyAnswered');
      return { id: facts.newId, counted: answer?.payload.counted ?? false };
    },
  };
}
