import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import styles from './signals.module.css';
import { signalsOf } from './signals.ts';

/** What is worth a talk with somebody: honest once, and to be looked at when it is often. Nothing of it is in a figure. */
export function Signals({ signals }: { readonly signals: LiveView['signals'] }) {
  const shown = signalsOf(signals);
  if (shown.length === 0) return null;
  return (
    <section className={styles.signals} aria-label={say('console.signals.title')}>
      <h3 className={styles.title}>{say('console.signals.title')}</h3>
      <ul className={styles.list}>
        {shown.map(({ id, name, sentences }) => (
          <li key={id}>
            <strong>{name}</strong>: {sentences.join(', ')}.
          </li>
        ))}
      </ul>
    </section>
  );
}
