import { isSame } from '../domain/branch/same.ts';
import { addDays, isoInstant } from '../domain/calendar/businessDates.ts';
import type { BusinessDate, Instant } from '../domain/ids.ts';
import type { NationalDocument } from '../domain/national/document.ts';
import { newestVersion } from '../domain/national/due.ts';
import { withNational } from '../domain/national/merge.ts';
import { breachOf } from '../domain/national/rules.ts';
import type { BranchState } from '../domain/state/state.ts';
import type { EvidenceCrypto } from './crypto.ts';
import { nationalTrouble } from './nationalDocument.ts';
import type { RecordedEvent } from './row.ts';

/**
 * What the centre's documents ask of a ledger: that each was signed by its key and newer than those before it, came into force
 * on its date, and that no publication since has anything that it does not allow.
 */
export class NationalWalk {
  /** The document that the last one took the place of, until the publication that follows it was seen. */
  #replaced: { readonly seq: number; readonly document: NationalDocument | null } | null = null;

  /** What an event has against the state before it; null for nothing. `known`: the centre's key from elsewhere. */
  trouble(crypto: EvidenceCrypto, state: BranchState, event: RecordedEvent, known: string | undefined): string | null {
    const config = state.config?.config;
    if (config === undefined) return null;
    if (event.type === 'nationalTaken') {
      const { document } = event.payload;
      const keys = [config.centre?.publicKey, ...(known === undefined ? [] : [known])];
      if (keys.some((key) => nationalTrouble(crypto, document, key) !== null))
        return 'a document that another than the centre made, or that was changed since';
      return document.version > newestVersion(state.national) ? null : 'a document older than one that was taken';
    }
    if (event.type === 'nationalApplied') {
      const { version, on } = event.payload;
      const document = state.national.waiting.find((one) => one.version === version);
      this.#replaced = { seq: event.seq, document: state.national.inForce };
      return document === undefined || document.validFrom > on || !isDateOf(on, event.at)
        ? 'a document in force before its date'
        : null;
    }
    return event.type === 'configPublished' ? this.#publicationTrouble(state, event) : null;
  }

  #publicationTrouble(
    state: BranchState,
    { seq, at, payload }: Extract<RecordedEvent, { type: 'configPublished' }>,
  ): string | null {
    const { inForce } = state.national;
    const { on, national, config } = payload;
    if (inForce === null) return national === undefined ? null : 'a publication in the name of no document';
    if (on === undefined || !isDateOf(on, at) || breachOf(inForce, config, on) !== null)
      return 'a publication that the document of the centre does not allow';
    if (national === undefined) return null;
    const before = this.#replaced?.seq === seq - 1 ? this.#replaced.document : inForce;
    const asked = state.config === null ? null : withNational(state.config.config, inForce, on, before);
    return national === inForce.version && isSame(asked, config)
      ? null
      : 'a publication in the name of the centre that its document does not ask for';
  }
}

/** Whether a date is one on which an instant can fall in this country, which is some hours behind UTC everywhere. */
function isDateOf(date: BusinessDate, at: Instant): boolean {
  const utc = isoInstant(at).slice(0, 10);
  return date === utc || date === addDays(utc, -1);
}
