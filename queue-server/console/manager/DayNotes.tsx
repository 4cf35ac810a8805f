import type { DayNote } from '@turno25/shared/contracts/day.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { wallTime } from '../live/spans.ts';
import styles from './words.module.css';

type Props = { readonly notes: readonly DayNote[]; readonly zone: string };

/** What was noted on a day: what happened, when, and who says so. */
export function DayNotes({ notes, zone }: Props) {
  const hour = (at: string): string => wallTime(Date.parse(at), zone);
  return (
    <ul className={styles.words} aria-label={say('console.note.label')}>
      {notes.map(({ writtenAt, by, from, to, text }) => (
        <li key={`${writtenAt} ${text}`}>
          <p>
            {from !== null && (
              <strong>
                {to === null ? say('figure.note.from', { from: hour(from) }) : `${hour(from)}–${hour(to)}`} ·{' '}
              </strong>
            )}
            {text ?? say('figure.note.erased')}
          </p>
          <p className={styles.of}>
            {say('console.note.by', {
              by,
              at: new Date(writtenAt).toLocaleDateString('es-CL', { timeZone: zone }),
              time: hour(writtenAt),
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}
