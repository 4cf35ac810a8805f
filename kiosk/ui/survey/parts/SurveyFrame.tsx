import { say } from '@turno25/shared/i18n/messages.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import type { ReactNode } from 'react';
import { QUESTIONS } from '../flow.ts';
import type { SurveyControl } from '../useSurvey.ts';
import styles from './SurveyFrame.module.css';

type Props = { readonly control: SurveyControl; readonly children: ReactNode };

/** Above, what is being evaluated; below, how far it is and the ways back and on; the question between. */
export function SurveyFrame({ control: { survey, tell }, children }: Props) {
  const { at } = survey.step;
  const index = (QUESTIONS as readonly string[]).indexOf(at);
  const asking = index >= 0;
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <p className={styles.branch}>{survey.invitation?.branchName ?? say('survey.title')}</p>
        {survey.invitation !== null && asking && (
          <p className={styles.about}>
            {say('survey.about', { number: survey.invitation.number, service: survey.invitation.serviceName })}
          </p>
        )}
      </header>
      <main key={at} className={styles.main}>
        {children}
      </main>
      <footer className={asking ? styles.foot : styles.empty}>
        {asking && (
          <>
            <Press
              className={styles.step}
              style={index === 0 ? { visibility: 'hidden' } : undefined}
              disabled={survey.busy}
              onPress={() => tell({ type: 'back' })}
            >
              {say('survey.back')}
            </Press>
            <Progress index={index} />
            <Press
              className={styles.step}
              style={at === 'text' ? { visibility: 'hidden' } : undefined}
              onPress={() => tell({ type: 'skipped' })}
            >
              {say('survey.skip')}
            </Press>
          </>
        )}
      </footer>
    </div>
  );
}

function Progress({ index }: { readonly index: number }) {
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
