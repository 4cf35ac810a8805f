import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useMemo, useState } from 'react';
import type { DeviceHost } from '../../host/deviceHost.ts';
import { hostVoice } from './hostVoice.ts';
import { playSound } from './playSound.ts';
import { browserVoice, type Voice } from './voice.ts';

/** The voice of the service beside the page where it has one, else the browser's; asked again at each connection. */
export function useVoice(host: DeviceHost | null, connections: number): Voice {
  const { timers } = useSources();
  const [speaks, setSpeaks] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a service that comes back may have another voice
  useEffect(() => {
    let current = true;
    if (host === null) setSpeaks(false);
    else void host.speaks().then((answer) => current && setSpeaks(answer));
    return () => {
      current = false;
    };
  }, [host, connections]);
  return useMemo(() => {
    const other = browserVoice(timers);
    return host === null || !speaks ? other : hostVoice(host.speech, other, playSound, timers);
  }, [host, speaks, timers]);
}
