import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { PapersToPrint } from '@turno25/shared/contracts/door.ts';
import { get } from '@turno25/shared/ui/api.ts';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { DeviceHost } from '../../common/host/deviceHost.ts';
import { printHanded } from './hostOffice.ts';

type Options = {
  readonly token: string;
  /** Null where nothing stands beside the page: it has no printer, and papers stay with whoever handed them. */
  readonly host: DeviceHost | null;
  readonly catalog: Catalog | null;
  /** Whether nobody stands before the machine: a paper that comes out for somebody else would be taken for one's own. */
  readonly atRest: boolean;
};

/** Prints the tickets that staff took for somebody and handed to this machine. Call what it answers when there may be some. */
export function useHandedPapers({ token, host, catalog, atRest }: Options): () => void {
  const [asked, setAsked] = useState(0);
  const print = useEffectEvent(async (isStale: () => boolean) => {
    const answer = await get<PapersToPrint>('/devices/me/papers', { token });
    if (!answer.ok || host === null || catalog === null) return;
    for (const paper of answer.value.papers) {
      if (isStale()) return;
      await printHanded(host, catalog, paper);
    }
  });
  const due = atRest && host !== null && catalog !== null ? asked : 0;
  useEffect(() => {
    if (due === 0) return;
    let stale = false;
    void print(() => stale);
    return () => {
      stale = true;
    };
  }, [due]);
  return useCallback(() => setAsked((times) => times + 1), []);
}
