import type { Finding } from '@turno25/shared/evidence/finding.ts';

/** Why rows of a branch are not believed, beside what the verifier itself finds. */
type Doubt =
  | Finding['code']
  /** Rows that differ from those that were proven before: another story from that place on. */
  | 'fork'
  /** The branch says that it was restored from a copy, which leaves out what it had delivered after that place. */
  | 'restored'
  /** The branch ends before what it delivered: an older copy of its ledger. */
  | 'olderCopy'
  /** A row that nobody can read as one. */
  | 'notARow';

/** Where something did not verify, in words for whoever looks into it. */
export type Fault = {
  readonly seq: number;
  readonly code: Doubt;
  readonly detail: string;
  /** Proven events that a restore leaves out. */
  readonly lost?: number;
};

/** The word of the first of two persons who accept a restore, about the fault that stood then. */
export type Acceptance = {
  readonly seq: number;
  readonly lost: number;
  /** Account and name, and whether it is one of the administration. */
  readonly who: string;
  readonly name: string;
  readonly admin: boolean;
  readonly why: string;
  /** UTC ms. */
  readonly at: number;
};

/**
 * A row that did not verify. What came once may have been bent on its way and is asked for again; what came twice the same
 * is the branch's own word, and it is quarantined.
 */
export type Suspicion = Fault & {
  /** SHA-256 of the row as it came, hexadecimal. */
  readonly digest: string;
  /** When it was first seen, UTC ms. */
  readonly since: number;
  readonly quarantined: boolean;
};

/** Why a branch that was asked gave nothing. */
export type AskTrouble = 'away' | 'refused' | 'nonsense' | 'unexpected';

/** What became of a delivery. */
export type Delivered = {
  /** Up to where the branch's evidence is proven. */
  readonly held: number;
  /** Of that row, hexadecimal; empty where there is none. */
  readonly hash: string;
  /** `again`: something did not verify, and is asked for once more before it is believed. */
  readonly state: 'accepted' | 'again' | 'quarantined';
  readonly fault: Fault | null;
  /** Rows that were new and proven. */
  readonly taken: number;
  /** Up to where rows were received while nothing is believed, and the hash of that row; 0 and empty for none. */
  readonly heldBack: number;
  readonly heldBackHash: string;
};
