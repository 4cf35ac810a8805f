import { systemId } from '@turno25/shared/time/ids.ts';
import { sleep } from '@turno25/shared/time/timers.ts';
import { type ApiResult, command } from '@turno25/shared/ui/api.ts';
import { useCallback, useRef, useState } from 'react';
import { useSession } from '../session/sessionContext.ts';
import { type Intention, intentionFor } from './intention.ts';

/** After a command the verbs rest a moment, so that a double press does not also press the verb that follows. */
const REST_MS = 400;

export type Send = <T>(path: string, body: unknown, method?: 'POST' | 'DELETE') => Promise<ApiResult<T> | null>;

/** Sends one command at a time; a press while one is under way is not a second intention and answers null. */
export function useSend(): { readonly send: Send; readonly busy: boolean } {
  const { notice } = useSession();
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const unanswered = useRef<Intention | null>(null);

  const send: Send = useCallback(
    async <T>(path: string, body: unknown, method: 'POST' | 'DELETE' = 'POST') => {
      if (underWay.current) return null;
      underWay.current = true;
      setBusy(true);
      const intention = intentionFor(unanswered.current, `${method} ${path}`, body, systemId);
      const answer = await command<T>(method, path, body, { key: intention.key });
      unanswered.current = !answer.ok && answer.error.kind === 'offline' ? intention : null;
      if (!answer.ok) notice(answer.error);
      void sleep(answer.ok ? REST_MS : 0).then(() => {
        underWay.current = false;
        setBusy(false);
      });
      return answer;
    },
    [notice],
  );
  return { send, busy };
}
