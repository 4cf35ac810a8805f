import type { SessionView } from '@turno25/shared/contracts/access.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type ApiTrouble, command, get, troubleSentence } from '@turno25/shared/ui/api.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { refusedWords } from '@turno25/shared/ui/signIn/refused.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { AskingProvider } from '../asking/AskingProvider.tsx';
import { SessionContext } from '../signedIn/sessionContext.ts';
import { type ConsoleKind, endsSession, homeOf, isAdmitted, isLocked } from './access.ts';
import { Curtain } from './Curtain.tsx';
import { LockScreen } from './LockScreen.tsx';
import { SignIn } from './SignIn.tsx';
import styles from './session.module.css';
import { useIdle } from './useIdle.ts';

type Door =
  | { readonly at: 'asking'; readonly attempt: number; readonly sentence: string | null }
  | { readonly at: 'door' }
  | { readonly at: 'inside'; readonly session: SessionView; readonly locked: boolean }
  /** The page begins and its session is locked: there is nothing behind the lock. */
  | { readonly at: 'locked' };

type Props = { readonly console: ConsoleKind; readonly title: string; readonly children: ReactNode };

const RETRY_MS = 5_000;

/** Shows the console to whoever is signed in and admitted, and the door to everybody else. */
export function SessionGate({ console, title, children }: Props) {
  const { newId, timers } = useSources();
  const [door, setDoor] = useState<Door>({ at: 'asking', attempt: 0, sentence: null });
  const [refused, setRefused] = useState(() => refusedWords(location.search));
  const asking = door.at === 'asking' ? door.attempt : null;

  useEffect(() => {
    if (asking === null) return;
    let cancelRetry = () => {};
    let stale = false;
    void get<SessionView>('/sessions/me').then((answer) => {
      if (stale) return;
      if (answer.ok) return setDoor(inside(answer.value));
      if (isLocked(answer.error)) return setDoor({ at: 'locked' });
      if (answer.error.kind === 'problem') return setDoor({ at: 'door' });
      const sentence = troubleSentence(answer.error);
      cancelRetry = timers.after(RETRY_MS, () => setDoor({ at: 'asking', attempt: asking + 1, sentence }));
      setDoor((seen) => (seen.at === 'asking' ? { ...seen, sentence } : seen));
    });
    return () => {
      stale = true;
      cancelRetry();
    };
  }, [asking, timers]);

  const signOut = useCallback(() => {
    void command('DELETE', '/sessions/me', undefined, { key: newId() });
    setDoor({ at: 'door' });
  }, [newId]);
  const notice = useCallback((trouble: ApiTrouble) => {
    if (endsSession(trouble)) setDoor({ at: 'door' });
    if (isLocked(trouble)) setDoor(lock);
  }, []);
  const end = useCallback(() => setDoor({ at: 'door' }), []);
  const session = door.at === 'inside' ? door.session : null;
  const locked = door.at === 'inside' && door.locked;
  const handle = useMemo(
    () => (session === null ? null : { session, locked, signOut, notice }),
    [session, locked, signOut, notice],
  );
  const role = session?.staff.role;
  // Whoever works elsewhere is led there; nothing of this page is theirs.
  const leadsTo = role === undefined || isAdmitted(console, role) ? null : homeOf(role);
  useEffect(() => {
    if (leadsTo !== null) location.replace(`/${leadsTo}`);
  }, [leadsTo]);
  useIdle({
    idleMs: locked ? null : (session?.idleMs ?? null),
    onTrouble: notice,
    onAlone: () => setDoor(lock),
  });

  if (door.at === 'asking') {
    return (
      <p className={styles.asking} role="status">
        {door.sentence}
      </p>
    );
  }
  if (door.at === 'locked') {
    const begin = (): void => setDoor({ at: 'asking', attempt: 0, sentence: null });
    return <LockScreen onOpen={begin} onEnded={end} onSignOut={signOut} />;
  }
  if (handle === null) {
    return <SignIn page={console} title={title} onSignedIn={(signedIn) => setDoor(inside(signedIn))} />;
  }
  if (leadsTo !== null) return <p className={styles.asking} role="status" />;
  if (!isAdmitted(console, handle.session.staff.role)) {
    return (
      <SignIn
        page={console}
        title={title}
        refusal={say('console.session.notAdmitted')}
        onSignedIn={(signedIn) => setDoor(inside(signedIn))}
      />
    );
  }
  return (
    <SessionContext value={handle}>
      {locked && (
        <LockScreen
          onOpen={() => setDoor({ at: 'inside', session: handle.session, locked: false })}
          onEnded={end}
          onSignOut={signOut}
        />
      )}
      <Curtain drawn={locked}>
        {refused !== null && (
          <Notice
            kind="warning"
            announce="alert"
            action={
              <Button look="inline" onPress={() => setRefused(null)}>
                {say('console.sheet.close')}
              </Button>
            }
          >
            {refused}
          </Notice>
        )}
        <AskingProvider>{children}</AskingProvider>
      </Curtain>
    </SessionContext>
  );
}

function inside(session: SessionView): Door {
  return { at: 'inside', session, locked: false };
}

function lock(door: Door): Door {
  return door.at === 'inside' ? { ...door, locked: true } : door;
}
