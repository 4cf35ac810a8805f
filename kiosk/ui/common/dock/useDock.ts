import type { DockBody, HostStatus } from '@turno25/shared/contracts/deviceHost.ts';
import { useInterval } from '@turno25/shared/ui/useInterval.ts';
import { useCallback, useEffect, useState } from 'react';
import { useHostPlace } from '../host/hostPlace.ts';

const REFRESH_MS = 2_000;

/** How the simulated devices are. */
type DockState = { readonly paper: boolean; readonly scanner: boolean; readonly network: boolean };
export type DockView = { readonly state: DockState; readonly act: (what: DockBody) => void };

/** The simulated devices of a host in development; null with any other host, which has no such route. */
export function useDock(): DockView | null {
  const place = useHostPlace();
  const [state, setState] = useState<DockState | null>(null);

  const read = useCallback(async (): Promise<void> => {
    if (place === null) return;
    const headers = { authorization: `Bearer ${place.token}` };
    try {
      const [dock, status] = await Promise.all(
        ['/dock', '/status'].map((path) => fetch(`${place.url}${path}`, { headers })),
      );
      if (dock?.ok !== true || status?.ok !== true) return setState(null);
      const { network } = (await dock.json()) as { network: boolean };
      const { printer, scanner } = (await status.json()) as HostStatus;
      setState({ network, paper: printer !== 'paperOut', scanner: scanner === 'connected' });
    } catch {
      setState(null);
    }
  }, [place]);

  const act = useCallback(
    async (what: DockBody): Promise<void> => {
      if (place === null) return;
      const headers = { authorization: `Bearer ${place.token}`, 'content-type': 'application/json' };
      await fetch(`${place.url}/dock`, { method: 'POST', headers, body: JSON.stringify(what) });
      // The printer is asked, since paper that goes tells nobody.
      await fetch(`${place.url}/printer`, { headers });
      await read();
    },
    [place, read],
  );

  useEffect(() => void read(), [read]);
  // A host without a dock is asked once, not for ever.
  useInterval(() => void (state !== null && read()), REFRESH_MS);
  return state === null ? null : { state, act: (what) => void act(what) };
}
