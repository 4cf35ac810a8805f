import type { EncryptedText } from '../identity/encryptedText.ts';
import type { BusinessDate, CounterId, DeviceId, Instant, Millis, ServiceId, StaffId, VisitId } from '../ids.ts';
import type { TicketNumber } from './ticketNumber.ts';

export type VisitClass = 'general' | 'preferential';
export type Channel = 'inPerson' | 'mobileUnit' | 'appointment';
export type Outcome = 'resolved' | 'partial' | 'referred' | 'unresolved';
export type Stage = 1 | 2;
/** Why a visit may be left out of the standard: the only codes there are (docs/domain.md D2). */
export type ExclusionCode = 'testTicket' | 'duplicate' | 'contingency';

/** Who asked that the visit be held: only the citizen's own holds are taken out of the official wait. */
export type HoldParty = 'citizen' | 'staff';

/** A place in a line. `enteredAt` orders the line and survives holds and recalls; `passed` counts later tickets called first. */
type Place = {
  readonly serviceId: ServiceId;
  readonly stage: Stage;
  readonly enteredAt: Instant;
  readonly passed: number;
  /** Set when the visit was transferred to one counter; no other counter may call it. */
  readonly counterId: CounterId | null;
};

/** One stay in one queue: from joining (or coming back) to the call that ended it. */
export type Segment = {
  readonly serviceId: ServiceId;
  readonly stage: Stage;
  readonly kind: 'issue' | 'transfer' | 'return' | 'release';
  readonly from: Instant;
  readonly firstCallAt: Instant | null;
};

export type Hold = {
  readonly by: HoldParty;
  readonly from: Instant;
  readonly to: Instant | null;
  /** The person themself said that they asked for it. */
  readonly confirmed: boolean;
};

/** The last stretch of attention: what is known of it once it is over. */
type LastAttention = { readonly serviceId: ServiceId; readonly from: Instant; readonly to: Instant };

/** Everything about a visit that does not depend on its state. */
export type VisitBasis = {
  readonly id: VisitId;
  readonly ticket: TicketNumber;
  /** Position in the day's order of issue; breaks ties between equal entries. */
  readonly ordinal: number;
  readonly businessDate: BusinessDate;
  readonly channel: Channel;
  readonly bookedFor: Instant | null;
  readonly class: VisitClass;
  readonly language: string;
  /** Service asked for at the kiosk; of a ticket for several, the one that it is at. */
  readonly serviceId: ServiceId;
  /** The waiting limit in force for that service when the ticket was issued. */
  readonly limitMs: Millis;
  /** When the ticket was taken: at the kiosk, at the check-in of an appointment, or by an offline kiosk's own clock. */
  readonly issuedAt: Instant;
  /** The instant from which the wait counts: issue, or `max(check-in, booked)` for an appointment. */
  readonly waitsFrom: Instant;
  /** True when the instant comes from a device's own clock with an offset beyond the tolerated one. */
  readonly estimatedTime: boolean;
  readonly trackHash: string;
  readonly surveyHash: string;
  /** Which codes it has and who holds them; absent: those of its issue, held by whoever issued it. */
  readonly codes?: { readonly generation: number; readonly deviceId: DeviceId };
  readonly identity: EncryptedText | null;
  /** HMACs of the person, to offer a re-print instead of a second ticket; empty for whoever gave no identity. */
  readonly personKeys: readonly string[];
  readonly segments: readonly Segment[];
  readonly holds: readonly Hold[];
  readonly firstCallAt: Instant | null;
  /** Last call before attention first started. */
  readonly lastCallAt: Instant | null;
  /** First start of an attention, or null; one that was undone, or that staff broke off before it was one, is none. */
  readonly firstStartAt: Instant | null;
  readonly lastAttention: LastAttention | null;
  /** The earlier visit that this one stands for too. */
  readonly continues: VisitId | null;
  /** Somebody of the staff took it and saw its codes. */
  readonly staffIssued: boolean;
  /** Of a ticket for several services: all of them, those that it came to, and those that were given; absent: one alone. */
  readonly several?: {
    readonly asked: readonly ServiceId[];
    readonly begun: readonly ServiceId[];
    readonly given: readonly ServiceId[];
    /** Whether an earlier one of them was attended. */
    readonly attended: boolean;
  };
  readonly surveyed: boolean;
  readonly exclusion: ExclusionCode | null;
  /** Somebody asked that it be excluded; a second person has to agree. */
  readonly exclusionAsked: { readonly code: ExclusionCode; readonly act: string | null; readonly by: StaffId } | null;
  /** True when the kiosk went down between asking for the ticket and hearing of it: nobody may have it. */
  readonly paperLost: boolean;
  /** Its calls that a board said it showed, and when the first board said so; absent: none. */
  readonly announced?: readonly { readonly calledAt: Instant; readonly at: Instant }[];
};

export type WaitingVisit = VisitBasis & { readonly status: 'waiting'; readonly place: Place };
type CalledVisit = VisitBasis & {
  readonly status: 'called';
  readonly place: Place;
  readonly counterId: CounterId;
  /** Instants of the calls of this turn: the first and its recalls. */
  readonly calls: readonly [Instant, ...Instant[]];
};
type AttendingVisit = VisitBasis & {
  readonly status: 'attending';
  readonly place: Place;
  readonly counterId: CounterId;
  readonly startedAt: Instant;
  /** Of the turn that it was started in: an undone start gives them back. */
  readonly calls: readonly [Instant, ...Instant[]];
};
/** Somebody who was called to a counter, or is attended there. */
export type AtCounterVisit = CalledVisit | AttendingVisit;
type OnHoldVisit = VisitBasis & {
  readonly status: 'onHold';
  readonly place: Place;
  readonly heldAt: Instant;
  readonly heldBy: HoldParty;
  /** The counter that set it aside; null where the person did it themself, from their telephone. */
  readonly counterId: CounterId | null;
  /** When a pause that the person took ends by itself; absent: a counter brings it back. */
  readonly pausedUntil?: Instant;
};
export type OpenVisit = WaitingVisit | CalledVisit | AttendingVisit | OnHoldVisit;

type Ended = VisitBasis & { readonly endedAt: Instant };
type FinishedVisit = Ended & {
  readonly status: 'finished';
  readonly outcome: Outcome;
  readonly servicesGiven: readonly ServiceId[];
  readonly counterId: CounterId;
  readonly attendantId: StaffId;
};
export type UnservedVisit = Ended & {
  readonly status: 'noShow' | 'left' | 'removed' | 'expired';
  /** It left with its own token. */
  readonly ownLeaving: boolean;
  /** The branch closed and sent it away: shown as having left, and continued by no other ticket. */
  readonly sentAway?: true;
};
export type EndedVisit = FinishedVisit | UnservedVisit;

export type Visit = OpenVisit | EndedVisit;

/** Whether the visit is still in the branch. */
export function isOpen(visit: Visit): visit is OpenVisit {
  return (
    visit.status === 'waiting' || visit.status === 'called' || visit.status === 'attending' || visit.status === 'onHold'
  );
}
