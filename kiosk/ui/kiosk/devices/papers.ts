import type { PrintEvent } from '@turno25/shared/contracts/deviceHost.ts';

/** What became of a paper; `idle` where nobody asked for one. */
export type PaperState = 'idle' | 'printing' | 'printed' | 'failed';

/** The last papers by what they are of: a visit, or a folio. News may come before the screen that shows it. */
export type Papers = ReadonlyMap<string, PaperState>;

const REMEMBERED = 8;

export function withPaper(papers: Papers, of: string, state: PaperState): Papers {
  const others = [...papers].filter(([other]) => other !== of);
  return new Map([...others.slice(1 - REMEMBERED), [of, state]]);
}

export function withPrint(papers: Papers, { visitId, printed }: PrintEvent): Papers {
  return withPaper(papers, visitId, printed ? 'printed' : 'failed');
}
