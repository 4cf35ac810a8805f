import { say } from '@turno25/shared/i18n/messages.ts';
import styles from './Notices.module.css';

/** More would leave no room for the waits. */
const SHOWN = 3;

type Props = { readonly notices: readonly string[] };

/** What the branch wants everybody to know, and the right that must be in sight. */
export function Notices({ notices }: Props) {
  return (
    <footer className={styles.notices}>
      {notices.slice(0, SHOWN).map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
      <p>
        {say('right.preferential')} {say('right.law')}
      </p>
    </footer>
  );
}
