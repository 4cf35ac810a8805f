import { say } from '@turno25/shared/i18n/messages.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { CloudOff } from 'lucide-react';
import styles from './connectionNote.module.css';
import type { LiveStatus } from './watchLive.ts';

type Props = { readonly status: LiveStatus; readonly lastSeen: string | null };

/** Says calmly that what is on screen may be old. Its place is kept, so that nothing moves when it comes or goes. */
export function ConnectionNote({ status, lastSeen }: Props) {
  const sentence = sentenceOf(status, lastSeen);
  return (
    <div className={styles.note} role="status">
      {sentence !== null && (
        <Notice kind="warning" icon={CloudOff}>
          {sentence}
        </Notice>
      )}
    </div>
  );
}

function sentenceOf(status: LiveStatus, lastSeen: string | null): string | null {
  if (status === 'polling') return say('console.connection.polling');
  if (status !== 'lost') return null;
  return lastSeen === null ? say('console.connection.lost') : say('console.connection.lostSince', { time: lastSeen });
}
