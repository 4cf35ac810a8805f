import type { ReactNode } from 'react';
import styles from './Question.module.css';

type Props = { readonly ask: string; readonly aside?: ReactNode; readonly children: ReactNode };

/** One question, just above the line that the hand reaches, and its answers below it. */
export function Question({ ask, aside, children }: Props) {
  return (
    <>
      <div className={styles.ask}>
        <h1 className={styles.question} tabIndex={-1}>
          {ask}
        </h1>
        {aside}
      </div>
      <div className={styles.answers}>{children}</div>
    </>
  );
}
