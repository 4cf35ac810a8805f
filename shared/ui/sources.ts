import { createContext, useContext } from 'react';
import type { Sources } from '../time/sources.ts';

/** Time and ids of a page, as its root chose them. */
export const SourcesContext = createContext<Sources | null>(null);

/** Throws outside a root: no part of a page reaches for the machine's own by itself. */
export function useSources(): Sources {
  const sources = useContext(SourcesContext);
  if (sources === null) throw new Error('no time and ids were given to this page');
  return sources;
}
