import type { Instant } from '../ids.ts';
import type { DayActs } from './acts.ts';
import type { Turn } from './turns.ts';

/** An answer of a visit's person with the turn that finished it. */
export type AnswerOfTurn = {
  readonly answer: DayActs['answers'][number];
  readonly turn: Turn & { readonly endedAt: Instant };
};

/** Answers bound to a visit that was finished before, each with the last turn that finished it. */
export function finishedBy({ turns, answers }: DayActs): readonly AnswerOfTurn[] {
  const finished = new Map<string, AnswerOfTurn['turn']>();
  for (const turn of turns) {
    if (turn.end === 'finish' && turn.endedAt !== null) finished.set(turn.visitId, { ...turn, endedAt: turn.endedAt });
  }
  return answers.flatMap((answer) => {
    const turn = answer.visitId === null ? undefined : finished.get(answer.visitId);
    return turn === undefined || answer.at < turn.endedAt ? [] : [{ answer, turn }];
  });
}
