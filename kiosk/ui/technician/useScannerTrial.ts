import type { ScanEvent } from '@turno25/shared/contracts/deviceHost.ts';
import { useEffect, useState } from 'react';
import { io, type Socket } from 'socket.io-client';
import { useHostPlace } from '../common/host/hostPlace.ts';

export type ScannerTrial = {
  /** `waiting` for a code, then of what kind it was: never what it said. */
  readonly state: 'off' | 'waiting' | ScanEvent['kind'];
  readonly begin: () => void;
  readonly end: () => void;
};

/** Listens to the scanner from the moment that the technician asks, and forgets everything but the kind of code. */
export function useScannerTrial(): ScannerTrial {
  const place = useHostPlace();
  const [state, setState] = useState<ScannerTrial['state']>('off');
  const on = state !== 'off';
  useEffect(() => {
    if (!on || place === null) return;
    const socket: Socket<{ scan: (scan: ScanEvent) => void }> = io(place.url, {
      auth: { token: place.token },
      transports: ['websocket'],
    });
    socket.on('scan', ({ kind }) => setState(kind));
    return () => void socket.disconnect();
  }, [on, place]);
  return { state, begin: () => setState('waiting'), end: () => setState('off') };
}
