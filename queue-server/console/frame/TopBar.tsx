import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { type ReactNode, useState } from 'react';
import { ConnectionNote } from '../live/ConnectionNote.tsx';
import { wallTime } from '../live/spans.ts';
import type { Live } from '../live/useLive.ts';
import { useNow } from '../live/useNow.ts';
import { useSession } from '../signedIn/sessionContext.ts';
import { HelpLink, type Manual } from './HelpLink.tsx';
import { OwnPinSheet } from './OwnPinSheet.tsx';
import { cameBackProved } from './proved.ts';
import { SignOutSheet } from './SignOutSheet.tsx';
import styles from './topBar.module.css';

type Props = {
  readonly title: string;
  readonly detail?: string | null;
  readonly live: Live;
  readonly zone: string | null;
  /** Where the help is; absent where another place on the page has it. */
  readonly manual?: Manual;
  /** Whoever is at the counter: leaving then leaves them there. */
  readonly busyWith?: string | null;
  /** Opens accounts and devices, from the name of whoever is signed in. */
  readonly onPeople?: () => void;
  readonly children?: ReactNode;
};

/** Where one is, whether what is shown is fresh, the hour, and who is signed in. */
export function TopBar({ title, detail, live, zone, manual, busyWith = null, onPeople, children }: Props) {
  const { session, signOut } = useSession();
  const [pin, setPin] = useState(cameBackProved);
  const [leaving, setLeaving] = useState(false);
  const now = useNow(live.clock);
  const lastSeen = live.view === null || zone === null ? null : wallTime(Date.parse(live.view.now), zone);
  return (
    <header className={styles.bar}>
      <div className={styles.place}>
        <h1 className={styles.title}>{title}</h1>
        {detail && <p className={styles.detail}>{detail}</p>}
      </div>
      <ConnectionNote status={live.status} lastSeen={lastSeen} />
      <div className={styles.tools}>
        {children}
        {manual !== undefined && <HelpLink manual={manual} />}
        <Button
          look="quiet"
          aria-label={say(onPeople === undefined ? 'people.pin.open' : 'people.open', { name: session.staff.name })}
          onPress={onPeople ?? (() => setPin(true))}
        >
          {session.staff.name}
        </Button>
        <Button look="quiet" onPress={() => (busyWith === null ? signOut() : setLeaving(true))}>
          {say('console.session.signOut')}
        </Button>
        {zone !== null && <time className={styles.clock}>{wallTime(now, zone)}</time>}
      </div>
      {pin && <OwnPinSheet onClose={() => setPin(false)} />}
      {leaving && busyWith !== null && (
        <SignOutSheet number={busyWith} onSignOut={signOut} onClose={() => setLeaving(false)} />
      )}
    </header>
  );
}
