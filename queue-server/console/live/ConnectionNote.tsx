import { say } from '@turno25/shared/i18n/messages.ts';
import { CloudOff } from 'lucide-react';
import styles from './connectionNote.module.css';
import type { LiveStatus } from './watchLive.ts';

type Props = { readonly status: LiveStatus; readonly lastSeen: string | null };

/** Says calmly that what is on screen may be old. Its place is kept, so that nothing moves when it comes or goes. */
export function ConnectionNote({ status, lastSeen }: Props) {
  return (
    <p className={styles.note} role="status" data-shown={status === 'polling' || status === 'lost'}>
      {status === 'polling' && (
        <>
          <CloudOff aria-hidden="true" size={20} strokeWidth={1.75} />
          {say('console.connection.polling')}
        </>
      )}
      {status === 'lost' && (
        <>
          <CloudOff aria-hidden="true" size={20} strokeWidth={1.75} />
          {lastSeen === null ? say('console.connection.lost') : say('console.connection.lostSince', { time: lastSeen })}
        </>
      )}
    </p>
  );
}
