import { nationalDocument } from '@turno25/shared/contracts/nationalCatalogue.ts';
import type { CommandOf } from '@turno25/shared/domain/ledger/commands.ts';
import { newestVersion } from '@turno25/shared/domain/national/due.ts';
import { ok } from '@turno25/shared/domain/result.ts';
import type { Verb } from '../engine/submission.ts';

/** A document that somebody brought or the centre sent, read as it is: whatever is no document of the centre's is refused as such. */
export function takingOf(brought: unknown): CommandOf<'takeNational'> {
  const read = nationalDocument.safeParse(brought);
  return { type: 'takeNational', document: read.success ? read.data : null };
}

export function takeNational(brought: unknown): Verb<'takeNational'> {
  return {
    command: () => ok(takingOf(brought)),
    answer: ({ state }) => ({ version: newestVersion(state.national) }),
  };
}
