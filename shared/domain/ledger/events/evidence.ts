import type { Disagreement, NumbersGiven, RememberedHead, RestoreSource, Witness } from '../heads.ts';

/** The ledger itself: its keys, its copies and its witnesses. */
export type EvidenceEvents = {
  /** Seals are signed by another key from here on; both sign that it follows. Keys in PEM, signatures in base64. */
  readonly keyRotated: {
    readonly ledgerId: string;
    readonly from: { readonly keyId: string; readonly publicKey: string };
    readonly to: { readonly keyId: string; readonly publicKey: string };
    readonly fromSignature: string;
    readonly toSignature: string;
  };
  /** This copy of the ledger goes on from an event of another copy (backup, a cut at the last good event, rows alone). */
  readonly ledgerRestored: {
    readonly oldEpoch: string;
    readonly cutSeq: number;
    readonly cutHash: string;
    readonly newEpoch: string;
    readonly source: RestoreSource;
    /** Rows of the source after the cut that could still be read, and SHA-256 of their hashes; null where none could. */
    readonly leftOut: { readonly events: number; readonly digest: string } | null;
    /** The source had rows alone: what was answered to the commands up to the cut is gone. */
    readonly withoutCommands: boolean;
    /** Numbers of the open day go on after these. */
    readonly numbers: NumbersGiven | null;
    /** Kiosks are granted no number below this for the dates that the lost part may have granted some of; absent: of an older release. */
    readonly grantsFrom?: number;
  };
  /** Somebody remembers a later end of the copy that was restored: the part that is known to be lost. */
  readonly restoreWitnessed: {
    readonly witness: Witness;
    readonly head: Omit<RememberedHead, 'numbers'>;
    readonly numbers: NumbersGiven | null;
  };
  /** Somebody remembers an end of this ledger that it does not contain. Seals name it from here on. */
  readonly witnessDisagreed: {
    readonly id: string;
    readonly witness: Witness;
    readonly head: Omit<RememberedHead, 'numbers'>;
    readonly why: Disagreement;
    readonly numbers: NumbersGiven | null;
  };
};
