import type { Paper } from '@turno25/shared/contracts/paper.ts';
import { useCallback, useState } from 'react';
import type { DeviceHost } from './host.ts';

export type PrintState = 'idle' | 'printing' | 'printed' | 'failed';

/** The paper of the present screen: whether it can be printed, what became of it, and how to start it. */
export type PrintJob = {
  readonly available: boolean;
  readonly state: PrintState;
  readonly start: (paper: Paper) => void;
};

type Job = { readonly screen: string; readonly state: PrintState };

/** Prints through the device host, where there is one. What became of one screen's paper is not shown on another. */
export function usePrinter(host: DeviceHost | null, screen: string): PrintJob {
  const [job, setJob] = useState<Job | null>(null);
  const start = useCallback(
    (paper: Paper) => {
      if (host === null) return;
      const present: Job = { screen, state: 'printing' };
      setJob(present);
      const end = (state: PrintState): void => setJob((latest) => (latest === present ? { screen, state } : latest));
      void host.print(paper).then((printed) => end(printed ? 'printed' : 'failed'));
    },
    [host, screen],
  );
  return { available: host !== null, state: job?.screen === screen ? job.state : 'idle', start };
}
