import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import type { ReactNode } from 'react';
import { QUESTIONS, type Question } from '../flow/survey.ts';
import type { SurveyControl } from '../flow/useSurvey.ts';
import styles from './SurveyFrame.module.css';

type Props = { readonly control: SurveyControl; readonly children: ReactNode };

/** Above, what is being evaluated; below, how far it is and the ways back and on; the question between. */
export function SurveyFrame({ control, children }: Props) {
  const say = useSay();
  const { survey } = control;
  const { at } = survey.step;
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <p className={styles.branch}>{survey.invitation?.branchName ?? say('survey.title')}</p>
        {survey.invitation !== null && isQuestion(at) && (
          <p className={styles.about}>
            {say('survey.about', { number: survey.invitation.number, service: survey.invitation.serviceName })}
          </p>
        )}
      </header>
      <main key={at} className={styles.main}>
        {children}
      </main>
      <footer>
        <SurveyFoot control={control} />
      </footer>
    </div>
  );
}

type FootProps = {
  readonly control: SurveyControl;
  /** False where the page around has a way back of its own. */
  readonly ownBack?: boolean;
};

/** How far the survey is, and the ways back and on. */
export function SurveyFoot({ control: { survey, tell }, ownBack = true }: FootProps) {
  const say = useSay();
  const { at } = survey.step;
  // Without a way back of its own, the last question has nothing to offer here.
  if (!isQuestion(at) || (!ownBack && at === 'text')) return null;
  const index = QUESTIONS.indexOf(at);
  return (
    <div className={styles.foot}>
      <Button
        look="quiet"
        style={index === 0 || !ownBack ? { visibility: 'hidden' } : undefined}
        disabled={survey.busy}
        onPress={() => tell({ type: 'back' })}
      >
        {say('survey.back')}
      </Button>
      <Progress index={index} />
      <Button
        look="quiet"
        style={at === 'text' ? { visibility: 'hidden' } : undefined}
        onPress={() => tell({ type: 'skipped' })}
      >
        {say('survey.skip')}
      </Button>
    </div>
  );
}

function isQuestion(at: string): at is Question {
  return (QUESTIONS as readonly string[]).includes(at);
}

function Progress({ index }: { readonly index: number }) {
  const say = useSay();
  return (
    <div
      className={styles.dots}
      role="img"
      aria-label={say('survey.progress', { step: index + 1, steps: QUESTIONS.length })}
    >
      {QUESTIONS.map((question, position) => (
        <span
          key={question}
          className={position === index ? styles.here : position < index ? styles.done : styles.dot}
        />
      ))}
    </div>
  );
}
