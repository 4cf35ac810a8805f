import type { BranchConfig, PolicySetting } from '../branch/config.ts';
import type { AnyDaily } from '../figures/v2/shape.ts';
import type { EncryptedText, PersonKey, Reason } from '../identity/encryptedText.ts';
import type {
  BusinessDate,
  CounterId,
  DeviceId,
  Instant,
  InstitutionId,
  Millis,
  ServiceId,
  StaffId,
  VisitId,
} from '../ids.ts';
import type { OirsKind, OirsOutcome } from '../oirs/kinds.ts';
import type { BookingId, CheckInWindow } from '../visit/booking.ts';
import type { DoorAnswer } from '../visit/door.ts';
import type { ServiceOutcome } from '../visit/outcomes.ts';
import type { RollGiven, RollLine } from '../visit/roll.ts';
import type { Told } from '../visit/told.ts';
import type { Channel, ExclusionCode, HoldParty, Outcome, VisitClass } from '../visit/visit.ts';
import type { Disagreement, NumbersGiven, RememberedHead, RestoreSource, Witness } from './heads.ts';

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

/** The seal of a day, as the first release made it. */
type SealV1 = {
  readonly date: BusinessDate;
  /** 0 for the seal of the closing; 1, 2, … for amendments. */
  readonly amendment: number;
  /** Events of that business date up to this seal. */
  readonly events: number;
  /** Sequence number and hash of the last event before this seal. */
  readonly headSeq: number;
  readonly headHash: string;
  readonly formulas: number;
  readonly settingsHash: string;
  readonly figures: AnyDaily;
  readonly keyId: string;
  /** Ed25519 over the canonical bytes of this payload without `signature`, base64. */
  readonly signature: string;
};

/** With the digest of the day's rows, from which figures of a period take their percentiles. */
export type SealV2 = SealV1 & {
  readonly v: 2;
  readonly rows: {
    readonly count: number;
    /** SHA-256 over the canonical text of each row and a line feed after it, in order of issue; hexadecimal. */
    readonly digest: string;
  };
  /** Heads that somebody remembers and this ledger does not contain; absent: none. */
  readonly disputed?: readonly string[];
};

/** What is known of a ticket whose kiosk had a clock that nothing confirms. Instants in UTC ms. */
export type UncertainTime = {
  /** The server's first contact with the kiosk after the ticket. */
  readonly recordedAt: Instant;
  /** What the kiosk counted from the ticket to that contact without a restart, ms; null across a restart. */
  readonly monotonicMs: Millis | null;
  /** Grant of the block that the number is of; null when it is not known. */
  readonly blockGrantedAt: Instant | null;
};

/** What a revoked kiosk says of a ticket that it gave by itself; of no date's figures while it is set aside. */
export type SetAsideTicket = {
  readonly visitId: VisitId;
  readonly deviceId: DeviceId;
  readonly date: BusinessDate;
  readonly series: string;
  readonly number: number;
  readonly serviceId: ServiceId;
  readonly class: VisitClass;
  readonly language: string;
  /** By the kiosk's own clock and offset: nothing confirms it. UTC ms. */
  readonly occurredAt: Instant;
  readonly printed: boolean;
};

/** A sealed text that nobody can open any more. */
export type LostText = {
  readonly seq: number;
  readonly keyId: string;
  /** SHA-256 of the canonical bytes of the text as it is sealed, hexadecimal. */
  readonly digest: string;
};

/** Why what a revoked kiosk brought is left out. */
export type DismissalCode = 'stolen' | 'test' | 'repeated';

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

/** A centre's word on when a booking was made, signed with the centre's key; of its reference a digest alone. */
export type BookingDocument = {
  readonly format: 'turno25.booking.v1';
  readonly branchId: string;
  /** SHA-256 of the other system's reference, hexadecimal. */
  readonly reference: string;
  readonly serviceId: ServiceId;
  /** Instants in UTC ms. */
  readonly bookedFor: Instant;
  readonly madeAt: Instant;
  /** The centre's public key, PEM. */
  readonly publicKey: string;
  readonly keyId: string;
  /** Ed25519 over the canonical bytes of this document without `signature`, base64. */
  readonly signature: string;
};

/** Payloads of the ledger's events. Optional values are `null`, never absent: the canonical form has one spelling. */
export type EventPayloads = {
  readonly configPublished: { readonly version: number; readonly hash: string; readonly config: BranchConfig };
  readonly dayOpened: {
    readonly date: BusinessDate;
    readonly zone: string;
    readonly closesAt: Instant | null;
    readonly ticketsUntil: Instant | null;
    readonly configVersion: number;
    readonly configHash: string;
    readonly policy: PolicySetting;
    /** What the day's figures are shown and judged with. */
    readonly standard: { readonly goalPercent: number; readonly smallestCell: number };
    readonly usualSeconds: Readonly<Record<ServiceId, number>>;
    /** Version of the formulas of its figures, amendments included; absent: 1. */
    readonly formulas?: number;
    /** A past date that the server never opened: written when the first ticket of it came home. Absent: opened on its day. */
    readonly late?: true;
    /** What the waits of the day are measured with, whatever is published while it goes on; from version 2 of the formulas. */
    readonly opensAt?: Instant | null;
    readonly limitsMs?: Readonly<Record<ServiceId, Millis>>;
    readonly minAttentionSeconds?: Readonly<Record<ServiceId, number>>;
    readonly leadMinutes?: number;
    readonly checkIn?: CheckInWindow;
  };
  readonly dayClosed: { readonly date: BusinessDate };
  readonly daySealed: SealV1 | SealV2;

  readonly ticketIssued: {
    readonly visitId: VisitId;
    readonly series: string;
    readonly number: number;
    readonly ordinal: number;
    readonly serviceId: ServiceId;
    readonly limitMs: Millis;
    readonly class: VisitClass;
    readonly channel: Channel;
    readonly bookedFor: Instant | null;
    /** The appointment that the person came for, also when they came too late for its hour to hold. */
    readonly bookingId: BookingId | null;
    readonly language: string;
    readonly estimatedTime: boolean;
    readonly trackHash: string;
    readonly surveyHash: string;
    readonly identity: EncryptedText | null;
    readonly personKeys: readonly PersonKey[];
    /** The wait that was foretold, with its 80 % interval, to be held against what came of it; null without a forecast. */
    readonly expected: { readonly pointMs: Millis; readonly lowMs: Millis; readonly highMs: Millis } | null;
    /** What its person was told, by the forecast or without one, to be held against what came; absent: nothing, or of an older release. */
    readonly told?: Told;
    /** When its booking was recorded, and when the centre signed that it was made; a booking is of no date. */
    readonly booking?: {
      readonly recordedAt: Instant;
      readonly madeAt: Instant | null;
      /** By which `madeAt` is more than the branch's own word. */
      readonly document?: BookingDocument;
    } | null;
    /** The earlier visit of the same person that this one stands for too. */
    readonly continues?: VisitId | null;
    /** The kiosk that gave it; absent where a person or the server did. */
    readonly deviceId?: DeviceId | null;
    /** Of a kiosk whose clock nothing confirms: what bounds the instant of its ticket. Null: certain. */
    readonly uncertain?: UncertainTime | null;
    /** Who took it for good though its kiosk had been revoked: not before the kiosk's word, and by nobody else's. */
    readonly approvedBy?: StaffId;
    /** Acknowledged in a part of the ledger that a restore left out, there; handed back by a kiosk with the branch's own word. */
    readonly recovered?: { readonly epoch: string; readonly seq: number };
    /** Somebody of the staff took it and saw its codes: what is done with them is not the person's own word. */
    readonly staffIssued?: true;
    /** All the services that it is for, in the order asked for, `serviceId` first; absent: that one alone. */
    readonly services?: readonly ServiceId[];
  };
  readonly appointmentBooked: {
    readonly bookingId: BookingId;
    /** In clear in older events; null where it is sealed, or there is none. */
    readonly reference: string | null;
    readonly referenceHash?: string;
    readonly sealedReference?: EncryptedText;
    readonly date: BusinessDate;
    readonly serviceId: ServiceId;
    readonly bookedFor: Instant;
    readonly class: VisitClass;
    readonly language: string;
    readonly codeHash: string;
    readonly identity: EncryptedText | null;
    readonly personKeys: readonly PersonKey[];
    /** The centre signed when it was made; absent: the branch alone says so, and it was made when it was recorded. */
    readonly document?: BookingDocument;
  };
  readonly appointmentCancelled: { readonly bookingId: BookingId; readonly by: 'person' | 'branch' };
  /** Nobody checked in by the end of the day: counted apart from the no-shows of those who took a ticket. */
  readonly appointmentMissed: { readonly bookingId: BookingId };
  /**
   * The person of an appointment came with another ticket than its own, which stays as it was: its channel, its wait and its
   * place are those of its issue. `keys`: their document says so, found as the day closed. `staff`: somebody who knows.
   */
  readonly appointmentLinked: {
    readonly bookingId: BookingId;
    readonly visitId: VisitId;
    readonly by: 'keys' | 'staff';
  };
  /** Numbers that a kiosk may give by itself on a date, kept out of everybody else's. */
  readonly blockGranted: {
    readonly deviceId: DeviceId;
    readonly date: BusinessDate;
    readonly series: string;
    readonly from: number;
    readonly to: number;
  };
  /** A kiosk without the server had no number left in a series: people were turned away from that instant on. */
  readonly numbersExhausted: { readonly deviceId: DeviceId; readonly date: BusinessDate; readonly series: string };
  /** The acknowledgement of this visit's number was lost and the kiosk printed one of its own: the printed one stands. */
  readonly numberReplaced: {
    readonly visitId: VisitId;
    readonly series: string;
    readonly voided: number;
    readonly number: number;
  };
  /**
   * Another kiosk than the one that holds a visit's codes prints its ticket again: the visit has new ones from here on, and
   * the old ones are nobody's.
   */
  readonly codesReplaced: {
    readonly visitId: VisitId;
    readonly deviceId: DeviceId;
    /** 1 for the first replacement; the codes of the issue are generation 0. */
    readonly generation: number;
    readonly trackHash: string;
    readonly surveyHash: string;
  };
  /** The kiosk saw the paper come out; a copy after the first. */
  readonly ticketPrinted: { readonly visitId: VisitId; readonly copy: boolean };
  /** `status` names the printer's trouble; `abandoned`: the kiosk went down before it heard of the ticket, so nobody has it. */
  readonly printFailed: { readonly visitId: VisitId; readonly status: string };

  readonly oirsFiled: {
    readonly folio: string;
    readonly year: number;
    readonly number: number;
    readonly kind: OirsKind;
    readonly institutionId: string;
    readonly text: EncryptedText;
    readonly replyChannel: 'email' | 'post' | 'none';
    readonly replyTo: EncryptedText | null;
    readonly identity: EncryptedText | null;
    /** Last day to answer, in business days of the calendar; null where none is set. */
    readonly dueDate: BusinessDate | null;
  };

  /** The case is over: from here on its term of retention runs. */
  readonly oirsClosed: {
    readonly folio: string;
    readonly outcome: OirsOutcome;
    /** What its person was answered. */
    readonly reply?: EncryptedText;
    /** The institution that it was passed on to. */
    readonly referredTo?: InstitutionId;
  };
  /** Somebody of the branch read what a person wrote: each time is told. */
  readonly oirsRead: { readonly folio: string; readonly by: StaffId };

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
  readonly visitHeld: {
    readonly visitId: VisitId;
    readonly counterId: CounterId;
    readonly by: HoldParty;
    readonly reason: Reason;
  };
  /** The person says themself that they asked for the hold: on their telephone, or with their paper at a kiosk. */
  readonly holdConfirmed: { readonly visitId: VisitId; readonly how: 'phone' | 'paper' };
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
  /** Somebody asked that the count be suspended for a stretch of the day; a second person has to agree. */
  readonly suspensionAsked: {
    readonly from: Instant;
    readonly to: Instant;
    /** Mark of the act that declares the contingency. */
    readonly act: string;
    readonly sealedAct: EncryptedText;
    readonly reason: Reason;
    readonly askedBy: StaffId;
  };
  /** It was suspended; an exclusion of each visit that waited in the stretch follows, `visits` of them. */
  readonly countSuspended: {
    readonly from: Instant;
    readonly to: Instant;
    readonly act: string;
    readonly sealedAct: EncryptedText;
    readonly reason: Reason;
    readonly askedBy: StaffId;
    readonly approvedBy: StaffId;
    readonly visits: number;
  };
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
  /** An attendant looked at who the person at their counter said they are: each look is told. */
  readonly identityShown: { readonly visitId: VisitId; readonly counterId: CounterId; readonly attendantId: StaffId };
  /** Somebody is attended who took no ticket: outside the standard, and counted. */
  readonly attendedWithoutTicket: {
    readonly walkId: string;
    readonly counterId: CounterId;
    readonly attendantId: StaffId;
    readonly serviceId: ServiceId;
    readonly reason: Reason;
  };

  /** Somebody was answered at the door and needed no counter: no visit, outside the standard, counted beside. */
  readonly resolvedAtDoor: {
    readonly doorId: string;
    readonly serviceId: ServiceId;
    readonly how: DoorAnswer;
    readonly staffId: StaffId;
  };
  /** How many people stand outside, before any ticket. */
  readonly outsideLineMarked: { readonly people: number };
  /** The branch closes, and whoever still waited was sent away: before its hour that is held against it (ADR 0022). */
  readonly closedAtDoor: { readonly visitId: VisitId };

  /** A manager wrote to whoever attends at a counter. */
  readonly counterMessaged: {
    readonly messageId: string;
    readonly counterId: CounterId;
    /** Whose it is, wherever they sit by then. */
    readonly attendantId: StaffId;
    readonly by: StaffId;
    readonly text: EncryptedText;
  };
  /** They said that they read it. */
  readonly messageRead: { readonly messageId: string; readonly attendantId: StaffId };
  /**
   * Somebody noted what happened on a day, also on one that is over: beside its figures, in none of them. Of no business date.
   * `from` and `to` in UTC ms; both null: the whole day; `to` alone: it went on.
   */
  readonly dayNoted: {
    readonly noteId: string;
    readonly date: BusinessDate;
    readonly from: Instant | null;
    readonly to: Instant | null;
    readonly text: EncryptedText;
    readonly by: StaffId;
  };

  readonly counterOpened: { readonly counterId: CounterId; readonly attendantId: StaffId };
  /** A manager freed a counter whose attendant is gone; the visit that was at it, if there was one, waits in its old place. */
  readonly counterReleased: { readonly counterId: CounterId; readonly visitId: VisitId | null; readonly by: StaffId };
  readonly counterPaused: { readonly counterId: CounterId; readonly reason: Reason };
  readonly counterResumed: { readonly counterId: CounterId };
  readonly counterClosed: { readonly counterId: CounterId };

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

  readonly staffRegistered: { readonly staffId: StaffId; readonly role: string };
  readonly staffDisabled: { readonly staffId: StaffId };
  /** Lets somebody in again who was disabled. */
  readonly staffEnabled: { readonly staffId: StaffId };
  /** Who changed it is the event's actor; every session of theirs ended with it. */
  readonly staffSecretChanged: { readonly staffId: StaffId };
  readonly staffSessionsEnded: { readonly staffId: StaffId };
  readonly deviceEnrolled: { readonly deviceId: DeviceId; readonly kind: string };
  readonly deviceRevoked: { readonly deviceId: DeviceId };
  /** A revoked kiosk brought a ticket that it had given by itself: kept without effect until somebody decides. */
  readonly deliverySetAside: SetAsideTicket;
  /** Somebody takes a ticket that was set aside for good: its issue follows. */
  readonly deliveryApproved: {
    readonly visitId: VisitId;
    readonly deviceId: DeviceId;
    readonly date: BusinessDate;
    readonly by: StaffId;
  };
  /** Somebody leaves all that a kiosk brought of a date out for good: each ticket by its name. */
  readonly deliveriesDismissed: {
    readonly deviceId: DeviceId;
    readonly date: BusinessDate;
    readonly visitIds: readonly VisitId[];
    readonly code: DismissalCode;
    readonly by: StaffId;
  };
  readonly personalDataErased: { readonly purpose: string; readonly keys: number; readonly until: BusinessDate };
  /** Seals are signed by another key from here on; both sign that it follows. Keys in PEM, signatures in base64. */
  readonly keyRotated: {
    readonly ledgerId: string;
    readonly from: { readonly keyId: string; readonly publicKey: string };
    readonly to: { readonly keyId: string; readonly publicKey: string };
    readonly fromSignature: string;
    readonly toSignature: string;
  };
  /**
   * An administrator goes on without the keys of sealed texts that the vault does not have and never destroyed: each text by
   * the event that holds it. Nothing is destroyed by it, and it is no retention (`personalDataErased`). Signed as seals are.
   */
  readonly textsLost: {
    readonly ledgerId: string;
    readonly texts: readonly LostText[];
    /** The vault's own secrets were gone too: printed codes and answers to repeated commands of before are void. */
    readonly secrets: boolean;
    readonly by: StaffId;
    readonly why: string;
    readonly keyId: string;
    readonly signature: string;
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
  /**
   * A person said that the machine's clock is right, though time had gone on otherwise: instants go on from `shown`. The one
   * event that may be recorded before the event before it.
   */
  readonly clockRestarted: { readonly kept: Instant; readonly shown: Instant };
  /** The machine's clock went back; the ledger kept its last instant instead of following it. */
  readonly clockSetBack: { readonly observed: Instant; readonly kept: Instant };
};

export type EventType = keyof EventPayloads;

export type EventOf<T extends EventType> = {
  readonly type: T;
  /** When it happened: the server's instant, or an offline device's own one corrected by its measured offset. */
  readonly at: Instant;
  /** The day it counts in; `null` outside any day. */
  readonly businessDate: BusinessDate | null;
  readonly payload: EventPayloads[T];
};

/** What happened, as `decide` states it and `evolve` folds it. */
export type DomainEvent = { [T in EventType]: EventOf<T> }[EventType];
