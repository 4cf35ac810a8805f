import type { EncryptedText } from '../../identity/encryptedText.ts';
import type { BusinessDate, StaffId } from '../../ids.ts';
import type {
  BreachData,
  BreachStep,
  Kept,
  Petitioner,
  Proof,
  Right,
  RightsOutcome,
  Subject,
} from '../../rights/kinds.ts';

/** What people asked about their data, and what was done; and what came into other hands. Who acts is in each: `by`. */
export type RightsEvents = {
  readonly rightsRequested: {
    readonly requestId: string;
    /** Runs on over the years: one that is missing is seen. */
    readonly number: number;
    readonly right: Right;
    /** When it came, by the word of whoever registers it; the term counts from here. */
    readonly receivedOn: BusinessDate;
    /** Days of the calendar in which it is to be answered, and the last of them. */
    readonly term: number;
    readonly dueDate: BusinessDate;
    readonly petitioner: Petitioner;
    /** What was shown to whoever registers it. */
    readonly proof: Proof;
    /** Document, name and where to answer. */
    readonly person: EncryptedText;
    /** What they asked in their words. */
    readonly words: EncryptedText | null;
    readonly by: StaffId;
  };
  /** Somebody saw what the branch holds of the person of a request: each time is told. `content`: also what is sealed. */
  readonly personLookedUp: {
    readonly requestId: string;
    readonly by: StaffId;
    readonly content: boolean;
    readonly visits: number;
    readonly bookings: number;
    readonly cases: number;
  };
  /** The erasure waits for a second person. */
  readonly erasureAsked: { readonly requestId: string; readonly by: StaffId };
  /**
   * Keys were destroyed for good, so many by purpose, and which (`keyIds`): where an older copy of the vault comes back, they are
   * destroyed again. And what stays, with its reason.
   */
  readonly personErased: {
    readonly requestId: string;
    readonly askedBy: StaffId;
    readonly by: StaffId;
    readonly keys: Readonly<Record<string, number>>;
    readonly keyIds: readonly string[];
    readonly kept: readonly Kept[];
  };
  /** What is sealed in these is shown to nobody until it is lifted. */
  readonly dataBlocked: { readonly requestId: string; readonly by: StaffId; readonly subjects: readonly Subject[] };
  readonly dataUnblocked: { readonly requestId: string; readonly by: StaffId };
  /** Somebody read who asked, what, and what was answered: each time is told. */
  readonly rightsRead: { readonly requestId: string; readonly by: StaffId };
  readonly rightsAnswered: {
    readonly requestId: string;
    readonly outcome: RightsOutcome;
    readonly reply: EncryptedText;
    readonly by: StaffId;
  };
  readonly breachRecorded: {
    readonly breachId: string;
    readonly number: number;
    readonly noticedOn: BusinessDate;
    /** How many people, as far as is known. */
    readonly people: number;
    readonly data: readonly BreachData[];
    readonly risk: 'low' | 'high';
    readonly what: EncryptedText;
    readonly by: StaffId;
  };
  readonly breachNoted: {
    readonly breachId: string;
    readonly step: BreachStep;
    readonly on: BusinessDate;
    readonly words: EncryptedText | null;
    readonly by: StaffId;
  };
};
