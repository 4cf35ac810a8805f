import { get, troubleSentence } from '@turno25/shared/ui/api.ts';
import { useEffect, useState } from 'react';
import { useSession } from '../../session/sessionContext.ts';

export type Asked<T> = { readonly answer: T | null; readonly trouble: string | null; readonly busy: boolean };

/** Asks the server for what it must compute first; a new path drops the old question. Null asks nothing. */
export function useAnswer<T>(path: string | null): Asked<T> {
  const { notice } = useSession();
  const [asked, setAsked] = useState<Asked<T>>({ answer: null, trouble: null, busy: false });
  useEffect(() => {
    setAsked({ answer: null, trouble: null, busy: path !== null });
    if (path === null) return;
    const stop = new AbortController();
    void get<T>(path, { signal: stop.signal }).then((reply) => {
      if (stop.signal.aborted) return;
      if (reply.ok) return setAsked({ answer: reply.value, trouble: null, busy: false });
      notice(reply.error);
      setAsked({ answer: null, trouble: troubleSentence(reply.error), busy: false });
    });
    return () => stop.abort();
  }, [path, notice]);
  return asked;
}
