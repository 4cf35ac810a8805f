import type { BranchConfig } from '../branch/config.ts';
import type { Estimate } from '../estimate/expectedWait.ts';
import type { BusinessDate, CounterId, DeviceId, Instant, ServiceId, StaffId, VisitId } from '../ids.ts';
import type { OirsKind } from '../oirs/kinds.ts';
import type { Booking, BookingId } from '../visit/booking.ts';
import type { Channel, ExclusionCode, HoldParty, Outcome, VisitClass } from '../visit/visit.ts';
import type { PersonKey, Reason, SealedText } from './sealedText.ts';

/** What a room asks for. Parsed at the gateway; ids, instants and secrets come in `Facts`, never in here. */
export type Command =
  | { readonly type: 'publishConfig'; readonly config: BranchConfig }
  | { readonly type: 'openDay' }
  | { readonly type: 'closeDay'; readonly force: boolean }
  | {
      readonly type: 'issueTicket';
      /** Given by the kiosk on touch, so that a lost acknowledgement can be told; absent, the server chooses. */
      readonly visitId?: VisitId;
      /** Asked for although the same person already waits for the same service. */
      readonly again?: boolean;
      readonly serviceId: ServiceId;
      readonly class: VisitClass;
      readonly channel: Channel;
      readonly bookedFor: Instant | null;
      readonly language: string;
      readonly identity: SealedText | null;
      readonly personKeys: readonly PersonKey[];
    }
  | {
      /** A ticket that a kiosk gave by itself while the server was away. */
      readonly type: 'deliverTicket';
      readonly visitId: VisitId;
      readonly series: string;
      readonly number: number;
      readonly date: BusinessDate;
      readonly serviceId: ServiceId;
      readonly class: VisitClass;
      readonly language: string;
      /** The kiosk's own instant, corrected by the offset below. */
      readonly occurredAt: Instant;
      /** Server's clock minus the kiosk's, as last measured, milliseconds. */
      readonly clockOffsetMs: number;
      readonly printed: boolean;
    }
  | { readonly type: 'grantBlocks'; readonly deviceId: DeviceId; readonly dates: readonly BusinessDate[] }
  | {
      /** A kiosk had no number left while the server was away. */
      readonly type: 'reportExhausted';
      readonly series: string;
      readonly date: BusinessDate;
      /** The kiosk's own instant, corrected by its measured offset. */
      readonly occurredAt: Instant;
    }
  | { readonly type: 'recordPrint'; readonly visitId: VisitId; readonly status: string | null; readonly copy: boolean }
  | {
      readonly type: 'fileOirs';
      readonly kind: OirsKind;
      readonly institutionId: string;
      readonly text: SealedText;
      readonly replyChannel: 'email' | 'post' | 'none';
      readonly replyTo: SealedText | null;
      readonly identity: SealedText | null;
    }
  | {
      readonly type: 'bookAppointment';
      readonly reference: string | null;
      readonly serviceId: ServiceId;
      readonly bookedFor: Instant;
      readonly class: VisitClass;
      readonly language: string;
      readonly identity: SealedText | null;
      readonly personKeys: readonly PersonKey[];
    }
  | { readonly type: 'cancelAppointment'; readonly bookingId: BookingId; readonly by: 'person' | 'branch' }
  | {
      /** Class and language as the person chose them at the kiosk; absent, as booked. */
      readonly type: 'checkIn';
      readonly bookingId: BookingId;
      readonly visitId?: VisitId;
      readonly class?: VisitClass;
      readonly language?: string;
    }
  | { readonly type: 'leaveQueue'; readonly visitId: VisitId }
  | { readonly type: 'openCounter'; readonly counterId: CounterId }
  | { readonly type: 'closeCounter'; readonly counterId: CounterId }
  | { readonly type: 'pauseCounter'; readonly counterId: CounterId; readonly reason: Reason }
  | { readonly type: 'resumeCounter'; readonly counterId: CounterId }
  | { readonly type: 'callNext'; readonly counterId: CounterId }
  | { readonly type: 'callVisit'; readonly counterId: CounterId; readonly visitId: VisitId; readonly reason: Reason }
  | { readonly type: 'recall'; readonly counterId: CounterId }
  | { readonly type: 'startAttention'; readonly counterId: CounterId }
  | {
      readonly type: 'finishAttention';
      readonly counterId: CounterId;
      readonly outcome: Outcome;
      readonly servicesGiven: readonly ServiceId[];
      readonly note: SealedText | null;
    }
  | { readonly type: 'recordNoShow'; readonly counterId: CounterId }
  | {
      readonly type: 'transferVisit';
      readonly counterId: CounterId;
      readonly to: { readonly serviceId: ServiceId } | { readonly counterId: CounterId };
      readonly reason: Reason;
    }
  | { readonly type: 'holdVisit'; readonly counterId: CounterId; readonly by: HoldParty; readonly reason: Reason }
  | { readonly type: 'returnVisit'; readonly counterId: CounterId; readonly visitId: VisitId }
  | { readonly type: 'removeVisit'; readonly visitId: VisitId; readonly reason: Reason }
  | {
      readonly type: 'excludeVisit';
      readonly visitId: VisitId;
      readonly code: ExclusionCode;
      readonly act: string | null;
      readonly reason: Reason;
    }
  | {
      readonly type: 'answerSurvey';
      readonly visitId: VisitId | null;
      readonly global: number | null;
      readonly resolved: 'yes' | 'partly' | 'no' | null;
      readonly treatment: number | null;
      readonly wait: number | null;
      readonly text: SealedText | null;
    }
  | { readonly type: 'registerStaff'; readonly staffId: StaffId; readonly role: string }
  | { readonly type: 'disableStaff'; readonly staffId: StaffId }
  | { readonly type: 'enrolDevice'; readonly deviceId: DeviceId; readonly kind: string }
  | { readonly type: 'revokeDevice'; readonly deviceId: DeviceId }
  | { readonly type: 'recordErasure'; readonly purpose: string; readonly keys: number; readonly until: BusinessDate };

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** Who sends a command, as the gateway authenticated them. */
export type Actor = {
  readonly kind: 'staff' | 'device' | 'citizen' | 'system';
  readonly id: string;
  readonly role: 'kiosk' | 'board' | 'attendant' | 'manager' | 'central' | 'admin' | 'citizen' | 'system';
};

/** A visit of a day that is no longer in memory, as the reporting tables know it. */
export type PastVisit = {
  readonly visitId: VisitId;
  readonly businessDate: BusinessDate;
  readonly attended: boolean;
  readonly surveyed: boolean;
  readonly excluded: boolean;
  readonly issuedAt: Instant;
  readonly endedAt: Instant;
  readonly removedAsDuplicate: boolean;
};

/** Everything that a decision needs from outside: the instant, new ids, hashes of new tokens, what memory does not hold. */
export type Facts = {
  readonly now: Instant;
  readonly actor: Actor;
  /** Today in the branch's zone. */
  readonly localDate: BusinessDate;
  /** The same by the machine's own clock, which may have been set back. */
  readonly shownDate: BusinessDate;
  /** Closing instants of today by the branch's hours; null outside them. */
  readonly hours: { readonly closesAt: Instant; readonly ticketsUntil: Instant } | null;
  /** A new id, for whatever the command creates. */
  readonly newId: string;
  readonly trackHash: string;
  readonly surveyHash: string;
  readonly configHash: string;
  readonly pastVisit: PastVisit | null;
  /** For a late delivery: tickets of that date so far, and whether its number is already another visit's. */
  readonly ticketsOfDate: number;
  readonly numberTaken: boolean;
  /** When the day of a late delivery closed; null for a day that is open or never was. */
  readonly closedAt: Instant | null;
  /** Last day to answer an OIRS filed today, by kind; null where no term is set. */
  readonly oirsDueDate: BusinessDate | null;
  /** Mean attention of the last 60 days per service, whole seconds, for those that have enough history. */
  readonly usualSeconds: Readonly<Record<ServiceId, number>>;
  /** Last anonymous answer on this device, for the five-second rule. */
  readonly lastAnonymousAnswerAt: Instant | null;
  /** How long the forecast says that whoever takes this ticket will wait; null without a forecast. */
  readonly expectedWait: Estimate | null;
  /** The booking that the command names, or one that has its reference already. */
  readonly booking: Booking | null;
  /** Business date of a new booking's hour; null when the branch is closed then. */
  readonly bookedHours: { readonly date: BusinessDate } | null;
  readonly codeHash: string;
  /** Bookings of the day that nobody has come for. */
  readonly notCheckedIn: readonly BookingId[];
};
