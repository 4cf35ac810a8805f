import type { PersonKey } from '../identity/encryptedText.ts';
import type { BusinessDate, Instant, Millis, Series, ServiceId, StaffId, VisitId } from '../ids.ts';
import type { NationalTrouble } from '../national/document.ts';
import type { Breach, RightsRequest } from '../rights/requests.ts';
import type { Booking, BookingId } from '../visit/booking.ts';
import type { Estimate } from '../visit/estimate.ts';
import type { Actor, CommandType } from './commands.ts';
import type { BookingDocument } from './events/tickets.ts';

/** What every decision needs from outside: the instant, who asks, today, and a new id. */
export type Moment = {
  readonly now: Instant;
  readonly actor: Actor;
  /** Today in the branch's zone. */
  readonly localDate: BusinessDate;
  /** The same by the machine's own clock, which may have been set back. */
  readonly shownDate: BusinessDate;
  /** A new id, for whatever the command creates. */
  readonly newId: string;
};

/** The request that a command is about; null for none. */
type RequestFacts = { readonly request: RightsRequest | null };

/** A visit of a day that is no longer in memory, as the reporting tables know it. */
export type PastVisit = {
  readonly visitId: VisitId;
  readonly businessDate: BusinessDate;
  readonly attended: boolean;
  readonly surveyed: boolean;
  readonly excluded: boolean;
  /** When its ticket was taken. */
  readonly issuedAt: Instant;
  readonly endedAt: Instant;
  readonly removedAsDuplicate: boolean;
  /** Somebody of the staff took its ticket and saw its codes. */
  readonly staffIssued: boolean;
};

/** How a ticket stands that was issued: what a delivery which names its visit must agree with. */
export type IssuedTicket = {
  readonly businessDate: BusinessDate;
  readonly series: Series;
  readonly number: number;
  /** The service that it was taken for, whatever it was transferred to. */
  readonly serviceId: ServiceId;
  /** Who issued it: the kiosk that brings it, or somebody else. */
  readonly issuedBy: string;
};

/** Of a visit that is about to be: its id, the hashes of its tokens, and whether the id was ever used. */
export type NewVisit = {
  readonly visitId: VisitId;
  readonly trackHash: string;
  readonly surveyHash: string;
  readonly pastVisit: PastVisit | null;
};

/** Closing instants of a date by the branch's hours. */
type ClosingHours = { readonly closesAt: Instant; readonly ticketsUntil: Instant };

/** What a day's opening needs from outside. */
export type DayFacts = {
  /** Null outside the branch's hours. */
  readonly hours: ClosingHours | null;
  /** First opening of the date by the branch's hours; null where they do not count. */
  readonly opensAt: Instant | null;
  /** Mean attention of the last 60 days per service, whole seconds, for those that have enough history. */
  readonly usualSeconds: Readonly<Record<ServiceId, number>>;
};

/** What is brought to a date that may be over, or that was never opened. */
export type DayFactsOfDate = {
  /** Tickets of that date so far. */
  readonly ticketsOfDate: number;
  /** Limits that its day was opened with; null for a day that froze none, or was never opened. */
  readonly limitsMs: Readonly<Record<ServiceId, Millis>> | null;
  /** When that day closed; null for a day that is open or never was. */
  readonly closedAt: Instant | null;
  /** What its day would have been opened with, should it never have been. */
  readonly lateDay: DayFacts & { readonly notCheckedIn: readonly BookingId[] };
};

/** A booking, and the keys that recognise its person; none where they did not say who they are. */
export type PersonsBooking = Booking & { readonly personKeys: readonly string[] };

/** What the decision of a delivered ticket needs. */
export type DeliveryFacts = NewVisit & {
  /** The ticket of this visit, of whatever day; null when the server never heard of it. */
  readonly issued: IssuedTicket | null;
  /** Whether the number is already another visit's. */
  readonly numberTaken: boolean;
  /** When the block of its number was granted; null when that is not known. */
  readonly blockGrantedAt: Instant | null;
} & DayFactsOfDate;

/** A case as far as the sending of its reply goes. */
type ClosedCase = {
  readonly closedAt: Instant | null;
  readonly outcome: string | null;
  readonly replyChannel: string;
  readonly mail: string | null;
};

type None = Readonly<Record<never, never>>;

/** What each command needs beyond the moment. A command without an entry, or an entry without its facts, does not compile. */
export type FactsByCommand = {
  /** `closesNow`: by its hours the branch would be closed at this instant. */
  readonly publishConfig: { readonly configHash: string; readonly closesNow: boolean };
  readonly planConfig: { readonly configHash: string };
  readonly withdrawPlan: None;
  /** Of the configuration that is planned. */
  readonly publishPlan: { readonly closesNow: boolean };
  /** Why the document is not the centre's; null where it is. */
  readonly takeNational: { readonly trouble: NationalTrouble | null };
  /** Of the configuration that the date asks for; null where it asks for none. */
  readonly applyNational: { readonly configHash: string | null };
  readonly openDay: DayFacts & {
    /** Today has a day already, open or closed. */
    readonly known: boolean;
    /** The machine's clock is not believed until somebody confirms it. */
    readonly clockDoubted: boolean;
  };
  /** `bookings`: those of the day. `ledgerBroken`: a seal would vouch for what was changed. */
  readonly closeDay: { readonly bookings: readonly PersonsBooking[]; readonly ledgerBroken: boolean };
  /** `expectedWait`: how long the forecast says that whoever takes this ticket will wait; null without a forecast. `toldWait`: what they are told, by the formula where there is none. */
  readonly issueTicket: NewVisit & { readonly expectedWait: Estimate | null; readonly toldWait?: Estimate | null };
  readonly deliverTicket: DeliveryFacts;
  readonly grantBlocks: None;
  readonly reportExhausted: None;
  readonly recordPrint: { readonly pastVisit: PastVisit | null };
  /** Last day to answer an OIRS from the day that it came; null where no term is set for its kind. */
  readonly fileOirs: { readonly dueDate: BusinessDate | null; readonly term: number | null };
  /** The folio as it stands; null for none. */
  readonly closeOirs: {
    readonly filed: { readonly closedAt: Instant | null; readonly replyChannel: string } | null;
  };
  /** `filedBy`: who registered it; null at a kiosk. `attachments`: those that it has. */
  readonly attachOirs: {
    readonly filed: { readonly closedAt: Instant | null } | null;
    readonly filedBy: StaffId | null;
    readonly attachments: readonly string[];
  };
  readonly readAttachment: {
    readonly filed: object | null;
    readonly attachments: readonly string[];
    readonly blocked: boolean;
  };
  readonly mailOirs: { readonly filed: ClosedCase | null };
  readonly recordMail: { readonly filed: ClosedCase | null };
  readonly setMailSecret: None;
  readonly setProviderSecret: None;
  readonly assignOirs: {
    readonly filed: { readonly closedAt: Instant | null; readonly assignedTo: string | null } | null;
  };
  /** `blocked`: its person asked that it be shown to nobody. */
  readonly readOirs: { readonly filed: object | null; readonly blocked: boolean };
  /** `number`: the next one. `term`: days of the calendar. */
  readonly requestRight: { readonly number: number; readonly term: number };
  readonly lookUpPerson: RequestFacts;
  readonly erasePerson: RequestFacts;
  readonly blockPerson: RequestFacts;
  readonly unblockPerson: RequestFacts;
  readonly readRight: RequestFacts;
  readonly rectifyCase: RequestFacts;
  readonly answerRight: RequestFacts;
  readonly recordBreach: { readonly number: number };
  readonly noteBreach: { readonly breach: Breach | null };
  readonly bookAppointment: {
    readonly codeHash: string;
    /** The booking that has this reference already. */
    readonly sameReference: Booking | null;
    /** The bookings of the same person for that hour, those called off too. */
    readonly sameHour: readonly Booking[];
    /** Business date of the hour asked for; null when the branch is closed then. */
    readonly openOn: BusinessDate | null;
    /** The document that came with it is of the centre whose key the branch has, and about this booking. */
    readonly documentGood: boolean;
  };
  readonly cancelAppointment: { readonly booking: Booking | null };
  readonly checkIn: NewVisit & {
    readonly booking: Booking | null;
    /** When it was recorded, the keys of its person and the centre's word on when it was made; null for one that is not known. */
    readonly booked: {
      readonly recordedAt: Instant;
      readonly personKeys: readonly PersonKey[];
      readonly document: BookingDocument | null;
    } | null;
    /** The other bookings of that date of the same person, as far as a document tells. */
    readonly others: readonly Booking[];
  };
  readonly linkAppointment: {
    readonly booking: Booking | null;
    readonly booked: { readonly recordedAt: Instant; readonly personKeys: readonly PersonKey[] } | null;
    /** The bookings of that date that have a ticket: one ticket answers for one hour. */
    readonly withTicket: readonly Booking[];
    /** Whether the keys of the booking are of the time in which its person is recognised today. */
    readonly recognisable: boolean;
  };
  /** The visit's codes after this; `held`: whoever asks holds the present ones already. */
  readonly reprintTicket: {
    readonly held: boolean;
    readonly generation: number;
    readonly trackHash: string;
    readonly surveyHash: string;
  };
  readonly leaveQueue: None;
  readonly openCounter: None;
  readonly closeCounter: None;
  readonly pauseCounter: None;
  readonly releaseCounter: None;
  readonly messageCounter: None;
  readonly readMessage: None;
  readonly showAttendantFigures: None;
  /** Whether the branch ever opened that day. */
  readonly noteDay: { readonly opened: boolean };
  /** Whether the person whose signal it is has answered it, of a range that meets this one. */
  readonly answerSignal: { readonly ownAnswered: boolean };
  readonly readSignals: None;
  /** Whether chance drew the visit for its month. */
  readonly auditVisit: { readonly drawn: boolean };
  readonly planAction: None;
  /** Whether the action goes on or is over; null for one that is not known. */
  readonly followAction: { readonly stands: 'open' | 'over' | null };
  readonly resumeCounter: None;
  readonly callNext: None;
  readonly callVisit: None;
  readonly recall: None;
  readonly startAttention: None;
  readonly undoStart: None;
  readonly finishAttention: None;
  readonly recordNoShow: None;
  readonly undoEnd: None;
  /** `blocked`: the visits whose person asked that nothing be shown. */
  readonly showIdentity: { readonly blocked: (visitId: VisitId) => boolean };
  readonly transferVisit: None;
  readonly holdVisit: None;
  readonly returnVisit: None;
  readonly announceCalls: None;
  readonly takePause: None;
  readonly endPause: None;
  readonly confirmHold: None;
  readonly attendWithoutTicket: None;
  readonly resolveAtDoor: None;
  readonly markOutsideLine: None;
  readonly sendAway: None;
  readonly handToKiosk: Omit<FactsByCommand['reprintTicket'], 'held'>;
  readonly removeVisit: None;
  /** `documentGood`: the document that came with it is of the centre whose key the branch has, and of this visit. */
  readonly excludeVisit: { readonly pastVisit: PastVisit | null; readonly documentGood: boolean };
  readonly suspendCount: None;
  /** `digest`: over the codes of so many papers from the first free number on. */
  readonly issueRoll: { readonly digest: string };
  /** Dates of both ends of the stretch, and the tickets that the system gave in it. */
  readonly askRoll: {
    readonly fromDate: BusinessDate;
    readonly toDate: BusinessDate;
    readonly issuedBeside: number;
    readonly closedAt: Instant | null;
  };
  readonly enterRoll: DayFactsOfDate;
  readonly dropRoll: None;
  readonly answerSurvey: {
    readonly pastVisit: PastVisit | null;
    /** Anonymous answers on this device in the last hour, oldest first: the five seconds and the most that an hour may bring. */
    readonly anonymousInHour: readonly Instant[];
  };
  readonly registerStaff: None;
  readonly disableStaff: None;
  readonly enableStaff: None;
  readonly changeSecret: None;
  readonly changePin: None;
  readonly linkStaff: None;
  readonly askReload: None;
  readonly askTest: None;
  readonly endSessions: None;
  readonly renewAlertSecret: None;
  readonly enrolDevice: None;
  readonly revokeDevice: None;
  /** `lastAt`: instant of the last event written. */
  readonly noteServerBack: { readonly lastAt: Instant };
  readonly loseDevice: None;
  readonly findDevice: None;
  /** `epoch`: of the present copy of the ledger. */
  readonly recoverTicket: DeliveryFacts & { readonly epoch: string };
  /** `delivery`: of the ticket that is set aside; null for none. */
  readonly approveDelivery: { readonly delivery: DeliveryFacts | null };
  readonly dismissDeliveries: None;
  readonly recordErasure: None;
  readonly rotateKey: None;
  readonly acceptLostTexts: None;
  /** What the machine's clock shows. */
  readonly restartClock: { readonly shown: Instant };
  /** `hashAt`: of the event in the head's place, hexadecimal; null when the ledger ends before it. */
  readonly witnessHead: { readonly ledgerId: string; readonly epoch: string; readonly hashAt: string | null };
  /** Where the ledger ends, and when that was. */
  readonly restoreLedger: { readonly headSeq: number; readonly lastAt: Instant };
};

/** Everything that the decision of a command needs from outside the state. */
export type FactsOf<T extends CommandType> = Moment & FactsByCommand[T];
