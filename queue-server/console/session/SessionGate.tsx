import type { SessionView } from '@turno25/shared/contracts/access.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type ApiTrouble, command, get, troubleSentence } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { AskingProvider } from '../asking/AskingProvider.tsx';
import { SessionContext } from '../signedIn/sessionContext.ts';
import { type ConsoleKind, endsSession, isAdmitted } from './access.ts';
import { SignIn } from './SignIn.tsx';
import styles from './session.module.css';

type Door =
  | { readonly at: 'asking'; readonly attempt: number; readonly sentence: string | null }
  | { readonly at: 'door' }
  | { readonly at: 'inside'; readonly session: SessionView };

type Props = { readonly console: ConsoleKind; readonly title: string; readonly children: ReactNode };

const RETRY_MS = 5_000;

/** Shows the console to whoever is signed in and admitted, and the door to everybody else. */
export function SessionGate({ console, title, children }: Props) {
  const { newId, timers } = useSources();
  const [door, setDoor] = useState<Door>({ at: 'asking', attempt: 0, sentence: null });
  const asking = door.at === 'asking' ? door.attempt : null;

  useEffect(() => {
    if (asking === null) return;
    let cancelRetry = () => {};
    let stale = false;
    void get<SessionView>('/sessions/me').then((answer) => {
      if (stale) return;
      if (answer.ok) return setDoor({ at: 'inside', session: answer.value });
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
  }, []);
  const session = door.at === 'inside' ? door.session : null;
  const handle = useMemo(() => (session === null ? null : { session, signOut, notice }), [session, signOut, notice]);

  if (door.at === 'asking') {
    return (
      <p className={styles.asking} role="status">
        {door.sentence}
      </p>
    );
  }
  if (handle === null) {
    return <SignIn title={title} onSignedIn={(signedIn) => setDoor({ at: 'inside', session: signedIn })} />;
  }
  if (!isAdmitted(console, handle.session.staff.role)) {
    return (
      <SignIn
        title={title}
        refusal={say('console.session.notAdmitted')}
        onSignedIn={(signedIn) => setDoor({ at: 'inside', session: signedIn })}
      />
    );
  }
  return (
    <SessionContext value={handle}>
      <AskingProvider>{children}</AskingProvider>
    </SessionContext>
  );
}
