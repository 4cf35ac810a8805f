import type { EncryptedText } from '../../identity/encryptedText.ts';
import type { BusinessDate, Instant, Millis, StaffId, VisitId } from '../../ids.ts';
import type { RollGiven, RollLine } from '../../visit/roll.ts';
import type { Channel } from '../../visit/visit.ts';

/** Papers of a roll, for when all else fails (ADR 0045). */
export type RollEvents = {
  /** A paper roll was made, for when all else fails: numbers of a series that no kiosk gives. `digest`: SHA-256 over its codes. */
  readonly rollIssued: { readonly rollId: string; readonly from: number; readonly to: number; readonly digest: string };
  /** Somebody wrote down what became of papers of a roll; a second person has to agree. Of no date until then. */
  readonly rollAsked: {
    readonly rollId: string;
    readonly batchId: string;
    readonly date: BusinessDate;
    readonly from: Instant;
    readonly to: Instant;
    /** Mark of the act that declares the contingency. */
    readonly act: string;
    readonly sealedAct: EncryptedText;
    readonly lines: readonly RollLine[];
    /** Tickets that the system gave in the stretch, when it was asked for. */
    readonly issuedBeside: number;
    readonly askedBy: StaffId;
    readonly manager: boolean;
  };
  readonly rollDropped: { readonly rollId: string; readonly batchId: string };
  /** Two people say what became of one paper; recorded when they said it, its hours are in it. */
  readonly rollVisitEntered: RollGiven & {
    readonly visitId: VisitId;
    readonly rollId: string;
    readonly series: string;
    readonly number: number;
    readonly ordinal: number;
    readonly limitMs: Millis;
    readonly channel: Channel;
    readonly askedBy: StaffId;
    readonly approvedBy: StaffId;
  };
  /** The batch as a whole, after its papers: where it ends, and the numbers that nobody got. */
  readonly rollEntered: {
    readonly rollId: string;
    readonly batchId: string;
    readonly from: Instant;
    readonly to: Instant;
    readonly act: string;
    readonly sealedAct: EncryptedText;
    readonly numbers: { readonly from: number; readonly to: number };
    readonly spoiled: readonly number[];
    readonly issuedBeside: number;
    readonly askedBy: StaffId;
    readonly approvedBy: StaffId;
  };
};
