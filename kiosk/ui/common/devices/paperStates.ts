import type { PrintEvent } from '@turno25/shared/contracts/deviceHost.ts';

/** What became of a paper; `idle` where nobody asked for one. `unsure`: nobody knows whether it came out but who stands there. */
export type PaperState = 'idle' | 'printing' | 'printed' | 'failed' | 'unsure';

/** How the last papers are, by what they are of: a visit, or a folio. News may come before the screen that shows it. */
export type PaperStates = ReadonlyMap<string, PaperState>;

const REMEMBERED = 8;

export function withPaper(states: PaperStates, of: string, state: PaperState): PaperStates {
  const others = [...states].filter(([other]) => other !== of);
  return new Map([...others.slice(1 - REMEMBERED), [of, state]]);
}

export function withPrint(states: PaperStates, { visitId, ...outcome }: PrintEvent): PaperStates {
  return withPaper(states, visitId, paperStateOf(outcome));
}

/** Of a printer that is out of paper or open it is known that the paper is not whole; of one that fell silent nothing is. */
export function paperStateOf({ printed, status, mayBeOut }: Omit<PrintEvent, 'visitId'>): PaperState {
  if (printed) return 'printed';
  return mayBeOut && (status === 'unknown' || status === 'offline') ? 'unsure' : 'failed';
}
