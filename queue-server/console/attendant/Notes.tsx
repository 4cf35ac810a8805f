import type { VisitNotes, VisitView } from '@turno25/shared/contracts/counters.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useAsked } from '../asking/useAsked.ts';
import { reasonName } from '../frame/words.ts';
import { wallTime } from '../live/spans.ts';
import styles from './now.module.css';

type Props = { readonly counterId: string; readonly visit: VisitView; readonly zone: string };

/** What colleagues wrote about the visit that is here. */
export function Notes({ counterId, visit, zone }: Props) {
  const { answer } = useAsked<VisitNotes>(visit.handled ? `/counters/${counterId}/notes` : null, { since: visit.id });
  if (answer === null || answer.notes.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard too
    <ul className={styles.notes} tabIndex={0} aria-label={say('console.notes.label')}>
      {answer.notes.map(({ at, by, of, code, text }) => (
        <li key={at}>
          <span className={styles.noteOf}>
            {wallTime(Date.parse(at), zone)} · {by} · {reasonName(of, code)}
          </span>
          {text}
        </li>
      ))}
    </ul>
  );
}
