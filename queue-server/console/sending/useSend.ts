import { type ApiResult, command } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useCallback, useRef, useState } from 'react';
import { useSession } from '../signedIn/sessionContext.ts';
import { type Intention, intentionFor } from './intention.ts';

/** After a command the verbs rest a moment, so that a double press does not also press the verb that follows. */
const REST_MS = 400;

export type Send = <T>(path: string, body: unknown, method?: 'POST' | 'PUT' | 'DELETE') => Promise<ApiResult<T> | null>;

/** Sends one command at a time; a press while one is under way is not a second intention and answers null. */
export function useSend(): { readonly send: Send; readonly busy: boolean } {
  const { notice } = useSession();
  const { newId, timers } = useSources();
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const unanswered = useRef<Intention | null>(null);

  const send: Send = useCallback(
    async <T>(path: string, body: unknown, method: 'POST' | 'PUT' | 'DELETE' = 'POST') => {
      if (underWay.current) return null;
      underWay.current = true;
      setBusy(true);
      const intention = intentionFor(unanswered.current, `${method} ${path}`, body, newId);
      const answer = await command<T>(method, path, body, { key: intention.key });
      unanswered.current = !answer.ok && answer.error.kind === 'offline' ? intention : null;
      if (!answer.ok) notice(answer.error);
      timers.after(answer.ok ? REST_MS : 0, () => {
        underWay.current = false;
        setBusy(false);
      });
      return answer;
    },
    [newId, notice, timers],
  );
  return { send, busy };
}
