import { type BranchState, emptyState } from './state.ts';
import { EndedVisits } from './visits/endedVisits.ts';
import { sortedEntries } from './visits/entries.ts';
import { OpenVisits } from './visits/openVisits.ts';

const MAP_FIELDS = Object.entries(emptyState())
  .filter(([, value]) => value instanceof Map)
  .map(([name]) => name);

/** A state as text, for whoever keeps it: what it was is read again by `readState` of the same version. */
export function writeState(state: BranchState): string {
  const plain: Record<string, unknown> = { ...state };
  for (const name of MAP_FIELDS) plain[name] = [...(plain[name] as Iterable<unknown>)];
  return JSON.stringify(plain);
}

/** The state of a text that `writeState` gave. Throws for what is no JSON. */
export function readState(text: string): BranchState {
  const plain = JSON.parse(text) as Record<string, unknown>;
  for (const name of MAP_FIELDS) plain[name] = new Map(plain[name] as [string, unknown][]);
  const state = plain as unknown as BranchState;
  return { ...state, ...grownOf(state) };
}

/** What grows with the day, in the forms that cost little to change. */
function grownOf({ open, ended, entries }: BranchState): Pick<BranchState, 'open' | 'ended' | 'entries'> {
  return { open: OpenVisits.of(open), ended: EndedVisits.of(ended), entries: sortedEntries(entries) };
}
