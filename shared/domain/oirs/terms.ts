import { ANSWER_BUSINESS_DAYS } from '../law.ts';
import type { OirsKind } from './kinds.ts';

/** Business days to answer, by kind; null where no answer is due. */
export type AnswerDays = Readonly<Record<OirsKind, number | null>>;

/** The term of an OIRS of this kind: the branch's own, else the usual one. */
export function answerTerm(own: AnswerDays | undefined, kind: OirsKind): number | null {
  return (own ?? ANSWER_BUSINESS_DAYS)[kind];
}
