import { isLanguage, type Language } from '@turno25/shared/i18n/languages.ts';
import { storedToken } from '@turno25/shared/ui/device.ts';
import { LanguageContext, usePageLanguage, useSay } from '@turno25/shared/ui/language.ts';
import './survey.css';
import { useEffect, useRef } from 'react';
import { useSurvey } from '../exit/flow/useSurvey.ts';
import { SurveyFrame } from '../exit/parts/SurveyFrame.tsx';
import { SurveyStep } from '../exit/SurveyStep.tsx';

/** The code of the ticket's QR; a page without one is a shared screen at the exit. */
const scanned = new URLSearchParams(location.search).get('code');

/** The language in which the person was attended to, when the link knows it. */
function languageOfAddress(): Language {
  const tag = new URLSearchParams(location.search).get('lang') ?? '';
  return isLanguage(tag) ? tag : 'es-CL';
}

const language = languageOfAddress();

/** The exit survey: on a person's own telephone, or on a shared screen where the code is typed. */
export function Survey() {
  usePageLanguage(language);
  return (
    <LanguageContext value={language}>
      <SurveyPage />
    </LanguageContext>
  );
}

function SurveyPage() {
  const say = useSay();
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
        <SurveyStep
          control={control}
          scanned={scanned}
          canBeAnonymous={kioskToken !== null}
          explain={say('survey.code.explain')}
          onDone={shared ? () => control.tell({ type: 'restart' }) : null}
        />
      </SurveyFrame>
    </div>
  );
}
