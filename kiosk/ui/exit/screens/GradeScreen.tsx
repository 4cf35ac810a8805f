import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useId } from 'react';
import type { GradeQuestion } from '../flow/survey.ts';
import questions from '../parts/questions.module.css';

const GRADES = [1, 2, 3, 4, 5, 6, 7] as const;

type Props = {
  readonly question: GradeQuestion;
  readonly chosen: number | null;
  readonly onGrade: (grade: number) => void;
};

/** A question answered from 1 to 7: seven equal buttons, so that no grade looks like the right one. */
export function GradeScreen({ question, chosen, onGrade }: Props) {
  const say = useSay();
  const id = useId();
  return (
    <>
      <h1 id={id} className={questions.question} tabIndex={-1}>
        {say(`survey.${question}.ask`)}
      </h1>
      <div className={questions.scale}>
        <fieldset className={questions.grades} aria-labelledby={id}>
          {GRADES.map((grade) => (
            <Button key={grade} size="large" aria-pressed={grade === chosen} onPress={() => onGrade(grade)}>
              {grade}
            </Button>
          ))}
        </fieldset>
        <div className={questions.ends}>
          <span>{say(`survey.${question}.low`)}</span>
          <span>{say(`survey.${question}.middle`)}</span>
          <span>{say(`survey.${question}.high`)}</span>
        </div>
      </div>
    </>
  );
}
