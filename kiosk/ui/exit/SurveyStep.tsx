import { assertNever } from '@turno25/shared/domain/result.ts';
import type { SurveyControl } from './flow/useSurvey.ts';
import { CodeScreen } from './screens/CodeScreen.tsx';
import { GradeScreen } from './screens/GradeScreen.tsx';
import { ResolvedScreen } from './screens/ResolvedScreen.tsx';
import { TextScreen } from './screens/TextScreen.tsx';
import { ThanksScreen } from './screens/ThanksScreen.tsx';

type Props = {
  readonly control: SurveyControl;
  /** The code that came with the person: in the address, or from the scanner. */
  readonly scanned: string | null;
  readonly canBeAnonymous: boolean;
  /** Where the code is found. */
  readonly explain: string;
  /** Back to the start on a shared screen; null on a person's own telephone. */
  readonly onDone: (() => void) | null;
};

/** The question on screen. */
export function SurveyStep({ control, scanned, canBeAnonymous, explain, onDone }: Props) {
  const { survey, tell, checkCode, send } = control;
  switch (survey.step.at) {
    case 'code':
      return (
        <CodeScreen
          initial={scanned ?? ''}
          busy={survey.busy}
          trouble={survey.trouble}
          explain={explain}
          onCode={checkCode}
          onAnonymous={canBeAnonymous ? () => tell({ type: 'anonymousChosen' }) : null}
        />
      );
    case 'global':
    case 'treatment':
    case 'wait': {
      const question = survey.step.at;
      return (
        <GradeScreen
          key={question}
          question={question}
          chosen={survey.answers[question]}
          onGrade={(grade) => tell({ type: 'answered', answers: { [question]: grade } })}
        />
      );
    }
    case 'resolved':
      return (
        <ResolvedScreen
          chosen={survey.answers.resolved}
          onAnswer={(resolved) => tell({ type: 'answered', answers: { resolved } })}
        />
      );
    case 'text':
      return (
        <TextScreen
          survey={survey}
          onText={(text) => tell({ type: 'textChanged', text })}
          onSend={send}
          onFirstQuestion={() => tell({ type: 'firstQuestion' })}
        />
      );
    case 'thanks':
      return <ThanksScreen onDone={onDone} />;
    default:
      return assertNever(survey.step);
  }
}
