import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
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
          <Button key={answer} size="large" aria-pressed={answer === chosen} onPress={() => onAnswer(answer)}>
            {say(`survey.resolved.${answer}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
