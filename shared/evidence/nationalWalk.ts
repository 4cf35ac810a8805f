import { isSame } from '../domain/branch/same.ts';
import type { NationalDocument } from '../domain/national/document.ts';
import { newestVersion } from '../domain/national/due.ts';
import { withNational } from '../domain/national/merge.ts';
import { allowedByNational } from '../domain/national/rules.ts';
import type { BranchState } from '../domain/state/state.ts';
import { localDate } from '../time/zone.ts';
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
    const today = localDate(event.at, config.branch.zone);
    if (event.type === 'nationalTaken') {
      const { document } = event.payload;
      const keys = [config.centre?.publicKey, ...(known === undefined ? [] : [known])];
      if (keys.some((key) => nationalTrouble(crypto, document, key) !== null))
        return 'a document that another than the centre made, or that was changed since';
      return document.version > newestVersion(state.national) ? null : 'a document older than one that was taken';
    }
    if (event.type === 'nationalApplied') {
      const { version } = event.payload;
      const document = state.national.waiting.find((one) => one.version === version);
      this.#replaced = { seq: event.seq, document: state.national.inForce };
      return document === undefined || document.validFrom > today ? 'a document in force before its date' : null;
    }
    return event.type === 'configPublished' ? this.#publicationTrouble(state, event, today) : null;
  }

  #publicationTrouble(
    state: BranchState,
    { seq, payload }: Extract<RecordedEvent, { type: 'configPublished' }>,
    today: string,
  ): string | null {
    const { inForce } = state.national;
    if (!allowedByNational(state, payload.config, today).ok)
      return 'a publication that the document of the centre does not allow';
    if (payload.national === undefined) return null;
    const before = this.#replaced?.seq === seq - 1 ? this.#replaced.document : inForce;
    const asked =
      inForce === null || state.config === null ? null : withNational(state.config.config, inForce, today, before);
    return payload.national === inForce?.version && isSame(asked, payload.config)
      ? null
      : 'a publication in the name of the centre that its document does not ask for';
  }
}
