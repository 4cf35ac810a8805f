import type { TechnicianReport } from '@turno25/shared/contracts/technician.ts';
import { useInterval } from '@turno25/shared/ui/useInterval.ts';
import { useEffect, useEffectEvent, useState } from 'react';
import { MACHINE_DELAYS } from '../common/machine/delays.ts';
import type { Door } from './door.ts';

/** `unheard`: whoever keeps the door did not answer either. */
export type Reading = TechnicianReport | 'unheard' | null;

/** The machine as it says that it is, drawn anew while the screen is open; null until the first answer. */
export function useReport(door: Door, session: string, onExpired: () => void): Reading {
  const [reading, setReading] = useState<Reading>(null);
  const read = useEffectEvent(async (): Promise<void> => {
    const answer = await door({ ask: 'report', session });
    if (answer?.answer === 'expired') onExpired();
    else setReading(answer?.answer === 'report' ? answer.report : 'unheard');
  });
  useEffect(() => void read(), []);
  useInterval(() => void read(), MACHINE_DELAYS.report);
  return reading;
}
