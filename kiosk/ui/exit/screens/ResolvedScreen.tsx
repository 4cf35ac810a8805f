import { useSay } from '@turno25/shared/ui/language.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import type { Resolved } from '../flow/survey.ts';
import questions from '../parts/questions.module.css';

const ANSWERS: readonly Resolved[] = ['yes', 'partly', 'no'];

type Props = { readonly chosen: Resolved | null; readonly onAnswer: (resolved: Resolved) => void };

/** Whether the person did what they came to do, in their own view. */
export function ResolvedScreen({ chosen, onAnswer }: Props) {
  const say = useSay();
  return (
    <>
      <h1 className={questions.question} tabIndex={-1}>
        {say('survey.resolved.ask')}
      </h1>
      <div className={questions.answers}>
        {ANSWERS.map((answer) => (
          <Press
            key={answer}
            className={questions.answer}
            aria-pressed={answer === chosen}
            onPress={() => onAnswer(answer)}
          >
            {say(`survey.resolved.${answer}`)}
          </Press>
        ))}
      </div>
    </>
  );
}
