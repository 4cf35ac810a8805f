import type { CentreSession } from '@turno25/shared/contracts/centre.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type ApiTrouble, command, get, troubleSentence } from '@turno25/shared/ui/api.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import styles from './door.module.css';
import { SignIn } from './SignIn.tsx';

type At =
  | { readonly at: 'asking'; readonly sentence: string | null }
  | { readonly at: 'door' }
  | { readonly at: 'inside'; readonly session: CentreSession };

type Props = { readonly children: (session: CentreSession, signOut: () => void) => ReactNode };

const RETRY_MS = 5000;

/** Told of every trouble, so that a session that ended leads back to the door. */
const Ended = createContext<(trouble: ApiTrouble) => void>(() => undefined);

export function useEnded(): (trouble: ApiTrouble) => void {
  return useContext(Ended);
}

/** Shows the page to whoever is signed in, and the door to everybody else. */
export function Door({ children }: Props) {
  const { timers } = useSources();
  const [at, setAt] = useState<At>({ at: 'asking', sentence: null });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    let stale = false;
    let cancel = (): void => undefined;
    void get<CentreSession>('/sessions/me').then((answer) => {
      if (stale) return;
      if (answer.ok) return setAt({ at: 'inside', session: answer.value });
      if (answer.error.kind === 'problem') return setAt({ at: 'door' });
      setAt({ at: 'asking', sentence: troubleSentence(answer.error) });
      cancel = timers.after(RETRY_MS, () => setAttempt((seen) => seen + 1));
    });
    return () => {
      stale = true;
      cancel();
    };
  }, [attempt, timers]);

  const signOut = useCallback(() => {
    void command('DELETE', '/sessions/me', undefined);
    setAt({ at: 'door' });
  }, []);
  const ended = useCallback((trouble: ApiTrouble) => {
    if (trouble.kind === 'problem' && trouble.problem.status === 401) setAt({ at: 'door' });
  }, []);
  const inside = useMemo(() => (at.at === 'inside' ? children(at.session, signOut) : null), [at, children, signOut]);

  if (at.at === 'door') return <SignIn onSignedIn={(session) => setAt({ at: 'inside', session })} />;
  if (at.at === 'inside') return <Ended value={ended}>{inside}</Ended>;
  return (
    <main className={styles.asking}>
      {at.sentence === null ? say('national.asking') : <Notice kind="warning">{at.sentence}</Notice>}
    </main>
  );
}
