import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { get } from '@turno25/shared/ui/api.ts';
import { useEffect, useState } from 'react';
import { useSession } from '../session/sessionContext.ts';

const RETRY_MS = 5_000;

/** The branch's names, services, counters and reasons; asked for again when the ledger's epoch changes. */
export function useCatalog(epoch: string | null): Catalog | null {
  const { notice } = useSession();
  const [catalog, setCatalog] = useState<Catalog | null>(null);
  const [attempt, setAttempt] = useState({ epoch, count: 0 });
  if (attempt.epoch !== epoch) setAttempt({ epoch, count: 0 });

  useEffect(() => {
    const stop = new AbortController();
    let cancelRetry = () => {};
    void get<Catalog>('/catalog', { signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return;
      if (answer.ok) {
        setCatalog(answer.value);
        return;
      }
      notice(answer.error);
      cancelRetry = systemTimers.after(RETRY_MS, () => setAttempt({ epoch: attempt.epoch, count: attempt.count + 1 }));
    });
    return () => {
      stop.abort();
      cancelRetry();
    };
  }, [attempt, notice]);
  return catalog;
}
