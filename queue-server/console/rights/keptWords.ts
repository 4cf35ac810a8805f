import type { KeptView } from '@turno25/shared/contracts/rights.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

/** What stays though its erasure was asked, each with its reason. */
export function keptLines(kept: readonly KeptView[]): string[] {
  return kept.map(({ what, id }) => say(`rights.kept.${what}`, { id: id ?? '' }));
}

/** The same in one run of sentences. */
export function keptWords(kept: readonly KeptView[]): string {
  return say('rights.kept', { what: keptLines(kept).join(' ') });
}
