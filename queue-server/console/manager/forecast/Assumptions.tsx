import { say } from '@turno25/shared/i18n/messages.ts';
import styles from './forecast.module.css';

/** What an answer rests on: always there, folded so that the answer comes first. */
export function Assumptions({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <details className={styles.assumptions}>
      <summary>{say('forecast.assumptions')}</summary>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
