import type { WhyView } from '@turno25/shared/contracts/tickets.ts';
import { get, troubleSentence } from '@turno25/shared/ui/api.ts';
import { useEffect, useState } from 'react';
import { useSession } from '../session/sessionContext.ts';

/** Why a ticket was called before others, as the ledger tells it. */
export function useWhy(visitId: string | null): { readonly why: WhyView | null; readonly trouble: string | null } {
  const { notice } = useSession();
  const [why, setWhy] = useState<WhyView | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    setWhy(null);
    setTrouble(null);
    if (visitId === null) return;
    const stop = new AbortController();
    void get<WhyView>(`/tickets/${visitId}/why`, { signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return;
      if (answer.ok) return setWhy(answer.value);
      notice(answer.error);
      setTrouble(troubleSentence(answer.error));
    });
    return () => stop.abort();
  }, [visitId, notice]);
  return { why, trouble };
}
