import type { EncryptedText, Reason } from '../../identity/encryptedText.ts';
import type { BusinessDate, CounterId, DeviceId, Instant, Millis, ServiceId, StaffId, VisitId } from '../../ids.ts';
import type { ServiceOutcome } from '../../visit/outcomes.ts';
import type { ExclusionCode, HoldParty, Outcome } from '../../visit/visit.ts';

/** The numbers behind a candidate's place, for its explanation. */
export type CandidateNumbers = {
  /** Until the goal that applies to it (preferential, second stage, or its service's limit); negative beyond it. */
  readonly leftMs: Millis;
  readonly usualMs: Millis;
  /** The wait at which it would be protected from being put off; null for those who have a guarantee of their own. */
  readonly protectedMs: Millis | null;
};

/** One number that the call beat, kept so that "why was that one before mine?" has an answer. */
export type BeatenCandidate = {
  readonly visitId: VisitId;
  readonly waitedMs: Millis;
  readonly tier: string;
  readonly key: number;
  /** Null under the rules that weigh nothing but order. */
  readonly numbers: CandidateNumbers | null;
};

/** The day's rule chose: its tier, the numbers behind it and what it was weighed against. */
export type NextReason = {
  readonly mode: 'next';
  readonly policy: string;
  readonly policyVersion: number;
  readonly tier: string;
  readonly key: number;
  readonly numbers: CandidateNumbers | null;
  readonly waitedMs: Millis;
  /** Wait that strict arrival order would give at that instant. */
  readonly arrivalWaitMs: Millis;
  readonly beaten: readonly BeatenCandidate[];
};

/** Why this ticket: the rule's choice, or the attendant's own with its reason. */
export type CallReason = NextReason | { readonly mode: 'specific'; readonly reason: Reason; readonly waitedMs: Millis };

/** A centre's word that a visit of a day that is over does not count, signed with the centre's key. */
export type ExclusionDocument = {
  readonly format: 'turno25.exclusion.v1';
  readonly branchId: string;
  readonly date: BusinessDate;
  readonly visitId: VisitId;
  readonly code: ExclusionCode;
  readonly act: string;
  /** The centre's public key, PEM; who verifies holds it against the one that they trust. */
  readonly publicKey: string;
  readonly keyId: string;
  /** Ed25519 over the canonical bytes of this document without `signature`, base64. */
  readonly signature: string;
};

/** What becomes of a visit between its ticket and its end, and what leaves it out of the standard. */
export type VisitEvents = {
  readonly visitCalled: {
    readonly visitId: VisitId;
    readonly counterId: CounterId;
    readonly attendantId: StaffId;
    readonly why: CallReason;
    /** Tickets of the same line that this call passed, each counted once more. */
    readonly passed: readonly VisitId[];
  };
  readonly visitRecalled: { readonly visitId: VisitId; readonly counterId: CounterId; readonly call: number };
  /** A board says which calls it showed: the others were perhaps made where nobody could see them. */
  readonly callsAnnounced: {
    readonly deviceId: DeviceId;
    readonly calls: readonly { readonly visitId: VisitId; readonly calledAt: Instant }[];
  };
  readonly attentionStarted: {
    readonly visitId: VisitId;
    readonly counterId: CounterId;
    readonly attendantId: StaffId;
  };
  /** A start by mistake, taken back before it lasted what makes an attention: it never was, and the turn goes on. */
  readonly startUndone: { readonly visitId: VisitId; readonly counterId: CounterId; readonly attendantId: StaffId };
  readonly attentionFinished: {
    readonly visitId: VisitId;
    readonly counterId: CounterId;
    readonly attendantId: StaffId;
    readonly outcome: Outcome;
    readonly servicesGiven: readonly ServiceId[];
    /** How each of several services ended, in their order; absent: one outcome was given for all of them. */
    readonly outcomes?: readonly ServiceOutcome[];
    readonly note: EncryptedText | null;
  };
  readonly noShowRecorded: { readonly visitId: VisitId; readonly counterId: CounterId; readonly calls: number };
  /**
   * The end that a counter gave last was a slip, taken back within seconds by whoever gave it: it never was, and the person is
   * there as before. The end of that visit before this event, of the type that it names, is the one that is undone.
   */
  readonly endUndone: {
    readonly visitId: VisitId;
    readonly counterId: CounterId;
    readonly attendantId: StaffId;
    readonly undoes: 'attentionFinished' | 'noShowRecorded';
  };
  readonly visitHeld: {
    readonly visitId: VisitId;
    readonly counterId: CounterId;
    readonly by: HoldParty;
    readonly reason: Reason;
  };
  /** The person says themself that they asked for the hold: on their telephone, or with their paper at a kiosk. */
  readonly holdConfirmed: { readonly visitId: VisitId; readonly how: 'phone' | 'paper' };
  /**
   * The person sets their own ticket aside from their telephone: a hold that is theirs and needs no other word, until they come
   * back or `until` has come, whichever is first.
   */
  readonly pauseTaken: { readonly visitId: VisitId; readonly until: Instant };
  readonly visitReturned: { readonly visitId: VisitId };
  readonly visitTransferred: {
    readonly visitId: VisitId;
    readonly fromCounterId: CounterId;
    readonly serviceId: ServiceId;
    readonly counterId: CounterId | null;
    readonly stage: 1 | 2;
    readonly reason: Reason;
  };
  /** The counter that a visit was sent to closed: any qualified counter may call it again. */
  readonly visitReleased: { readonly visitId: VisitId; readonly counterId: CounterId };
  /** `ownToken`: the person, with the token of their own ticket. Absent: somebody else, or of an older release. */
  readonly visitLeft: { readonly visitId: VisitId; readonly by?: 'ownToken' | 'other' };
  readonly visitRemoved: { readonly visitId: VisitId; readonly reason: Reason };
  readonly visitExpired: { readonly visitId: VisitId };
  /** The branch closes, and whoever still waited was sent away: before its hour that is held against it (ADR 0022). */
  readonly closedAtDoor: { readonly visitId: VisitId };
  /** Compensates a visit that must not count in the standard; the visit itself stays as it was. */
  readonly visitExcluded: {
    readonly visitId: VisitId;
    readonly code: ExclusionCode;
    /**
     * The administrative act of a declared contingency: its number in events without `sealedAct`, else a mark that is the
     * same for the same act.
     */
    readonly act: string | null;
    readonly sealedAct?: EncryptedText;
    readonly reason: Reason;
    /** Who asked for it, and the second person without whom nothing is excluded; from version 2 of the formulas. */
    readonly askedBy?: StaffId;
    readonly approvedBy?: StaffId;
    /** For a day that is over: the centre's document, whole, so that it verifies without the centre. */
    readonly document?: ExclusionDocument;
  };
  /** Somebody asked that a visit be excluded; a second person has to agree before it is. */
  readonly exclusionAsked: {
    readonly visitId: VisitId;
    readonly code: ExclusionCode;
    /** Mark of the act, as in the exclusion that may follow. */
    readonly act: string | null;
    readonly sealedAct?: EncryptedText;
    readonly reason: Reason;
    readonly askedBy: StaffId;
  };
  /** An attendant looked at who the person at their counter said they are: each look is told. */
  readonly identityShown: { readonly visitId: VisitId; readonly counterId: CounterId; readonly attendantId: StaffId };
  readonly surveyAnswered: {
    readonly surveyId: string;
    /** `null` for an anonymous answer at a kiosk. */
    readonly visitId: VisitId | null;
    readonly global: number | null;
    readonly resolved: 'yes' | 'partly' | 'no' | null;
    readonly treatment: number | null;
    readonly wait: number | null;
    readonly text: EncryptedText | null;
    /** False when it came too soon after another on the same kiosk (docs/domain.md D4): kept, flagged, not counted. */
    readonly counted: boolean;
  };
};
