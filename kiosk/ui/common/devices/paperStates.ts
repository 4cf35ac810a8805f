import type { PrintEvent } from '@turno25/shared/contracts/deviceHost.ts';

/** What became of a paper; `idle` where nobody asked for one. */
export type PaperState = 'idle' | 'printing' | 'printed' | 'failed';

/** How the last papers are, by what they are of: a visit, or a folio. News may come before the screen that shows it. */
export type PaperStates = ReadonlyMap<string, PaperState>;

const REMEMBERED = 8;

export function withPaper(states: PaperStates, of: string, state: PaperState): PaperStates {
  const others = [...states].filter(([other]) => other !== of);
  return new Map([...others.slice(1 - REMEMBERED), [of, state]]);
}

export function withPrint(states: PaperStates, { visitId, printed }: PrintEvent): PaperStates {
  return withPaper(states, visitId, printed ? 'printed' : 'failed');
}
