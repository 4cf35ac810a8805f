import { assertNever } from '@turno25/shared/domain/result.ts';
import { storedToken } from '@turno25/shared/ui/device.ts';
import './survey.css';
import { useEffect, useRef } from 'react';
import { SurveyFrame } from './parts/SurveyFrame.tsx';
import { CodeScreen } from './screens/CodeScreen.tsx';
import { GradeScreen } from './screens/GradeScreen.tsx';
import { ResolvedScreen } from './screens/ResolvedScreen.tsx';
import { TextScreen } from './screens/TextScreen.tsx';
import { ThanksScreen } from './screens/ThanksScreen.tsx';
import { type SurveyControl, useSurvey } from './useSurvey.ts';

/** The code of the ticket's QR; a page without one is a shared screen at the exit. */
const scanned = new URLSearchParams(location.search).get('code');

/** The exit survey: on a person's own telephone, or on a shared screen where the code is typed. */
export function Survey() {
  const kioskToken = storedToken('kiosk');
  const shared = scanned === null;
  const control = useSurvey({ scanned, kioskToken, shared });
  const { step } = control.survey;
  const page = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new screen is announced by moving the focus to its question
  useEffect(() => {
    page.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [step.at]);
  return (
    <div ref={page} className="survey-page">
      <SurveyFrame control={control}>
        <Step control={control} shared={shared} canBeAnonymous={kioskToken !== null} />
      </SurveyFrame>
    </div>
  );
}

type StepProps = { readonly control: SurveyControl; readonly shared: boolean; readonly canBeAnonymous: boolean };

function Step({ control, shared, canBeAnonymous }: StepProps) {
  const { survey, tell, checkCode, send } = control;
  switch (survey.step.at) {
    case 'code':
      return (
        <CodeScreen
          initial={scanned ?? ''}
          busy={survey.busy}
          trouble={survey.trouble}
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
      return <ThanksScreen onDone={shared ? () => tell({ type: 'restart' }) : null} />;
    default:
      return assertNever(survey.step);
  }
}
