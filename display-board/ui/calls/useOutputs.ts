import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useState } from 'react';
import { DELAYS } from '../common/delays.ts';

/** Where this machine's sound can go. */
export type Outputs = {
  /** The browser's name of the output for the hearing loop; null where none is wanted, or it is not there. */
  readonly loop: string | null;
  /** A loop is wanted, and its output is not there, or this browser does not give it. */
  readonly loopMissing: boolean;
  /** This machine had an output for sound, and has none now. */
  readonly gone: boolean;
};

/** Kept by the browser: that it has ever seen an output. One that never lists any is asked nothing of. */
const PLACE = 'turno25.outputs';

/**
 * Looks for the outputs of this machine, at once, whenever one comes or goes, and now and then. Browsers list them on a page
 * over HTTPS or of their own machine only, and name them only where it was allowed (docs/manual/tecnicos.md).
 * @param wanted a part of the name of the loop's output; null where there is no loop
 */
export function useOutputs(wanted: string | null): Outputs {
  const { timers } = useSources();
  const [outputs, setOutputs] = useState<Outputs>({ loop: null, loopMissing: false, gone: false });
  useEffect(() => {
    let current = true;
    const look = async (): Promise<void> => {
      const found = await listed();
      if (!current) return;
      const loop = wanted === null ? null : outputNamed(found, wanted);
      const gone = found.length === 0 && sawOne();
      if (found.length > 0) remember();
      setOutputs((before) => {
        const next = { loop, loopMissing: wanted !== null && loop === null, gone };
        return JSON.stringify(before) === JSON.stringify(next) ? before : next;
      });
    };
    void look();
    const rest = timers.every(DELAYS.outputs, () => void look());
    const media = navigator.mediaDevices as MediaDevices | undefined;
    const changed = (): void => void look();
    media?.addEventListener('devicechange', changed);
    return () => {
      current = false;
      rest();
      media?.removeEventListener('devicechange', changed);
    };
  }, [wanted, timers]);
  return outputs;
}

/** Without an output of its own no sound can be sent anywhere else: older browsers, and Safari. */
function outputNamed(outputs: readonly MediaDeviceInfo[], wanted: string): string | null {
  if (!('setSinkId' in HTMLMediaElement.prototype)) return null;
  const name = wanted.toLowerCase();
  return outputs.find(({ label }) => label.toLowerCase().includes(name))?.deviceId ?? null;
}

async function listed(): Promise<readonly MediaDeviceInfo[]> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter(({ kind }) => kind === 'audiooutput');
  } catch {
    return [];
  }
}

function sawOne(): boolean {
  try {
    return localStorage.getItem(PLACE) === 'seen';
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(PLACE, 'seen');
  } catch {
    // A browser that keeps nothing notices no more than what goes while it looks on.
  }
}
