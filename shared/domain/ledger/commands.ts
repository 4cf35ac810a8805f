import type { BranchConfig } from '../branch/config.ts';
import type { StaffRole } from '../branch/roles.ts';
import type { EncryptedText, PersonKey, Reason, SealedAct, SealedReference } from '../identity/encryptedText.ts';
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
import type { NationalDocument } from '../national/document.ts';
import type { AttachmentKind } from '../oirs/attachments.ts';
import type { OirsChannel, OirsKind, OirsOutcome } from '../oirs/kinds.ts';
import type { MailTrouble } from '../oirs/mail.ts';
import type { ActionStep } from '../oversight/actions.ts';
import type { AuditFinding } from '../oversight/audit.ts';
import type {
  BreachData,
  BreachStep,
  Kept,
  Petitioner,
  Proof,
  Right,
  RightsOutcome,
  Subject,
} from '../rights/kinds.ts';
import type { BookingId } from '../visit/booking.ts';
import type { DoorAnswer } from '../visit/door.ts';
import type { ServiceOutcome } from '../visit/outcomes.ts';
import type { RollLine } from '../visit/roll.ts';
import type { Channel, ExclusionCode, HoldParty, Outcome, VisitClass } from '../visit/visit.ts';
import type { TestedPart } from './events/access.ts';
import type { DevicePart, LossReason } from './events/machines.ts';
import type { BookingDocument, DismissalCode } from './events/tickets.ts';
import type { ExclusionDocument } from './events/visits.ts';
import type { EventPayloads } from './events.ts';
import type { NumbersGiven, RememberedHead, RestoreSource, Witness } from './heads.ts';

/** What is done with whoever is at a counter: the visit that its sender saw there, where they name it. */
type WithVisit = { readonly counterId: CounterId; readonly visitId?: VisitId };

/** What a room asks for. Parsed at the gateway; ids, instants and secrets come as facts, never in here. */
export type Command =
  /** `basedOn`: the version that it was made from; 0 for a branch's first. */
  | { readonly type: 'publishConfig'; readonly config: BranchConfig; readonly basedOn: number }
  /** The same, at an instant to come. */
  | { readonly type: 'planConfig'; readonly config: BranchConfig; readonly basedOn: number; readonly at: Instant }
  | { readonly type: 'withdrawPlan'; readonly planId: string }
  /** The instant of a plan has come. */
  | { readonly type: 'publishPlan'; readonly planId: string }
  /** A document of the centre; null for a file that is none. */
  | { readonly type: 'takeNational'; readonly document: NationalDocument | null }
  /** The date of a document has come, or of something in the one in force. */
  | { readonly type: 'applyNational' }
  | { readonly type: 'openDay' }
  | { readonly type: 'closeDay'; readonly force: boolean }
  | {
      readonly type: 'issueTicket';
      /** Given by the kiosk on touch, so that a lost acknowledgement can be told; absent, the server chooses. */
      readonly visitId?: VisitId;
      /** Asked for although the same person already waits for the same service. */
      readonly again?: boolean;
      /** The person held their card up: they may hear which ticket they have. */
      readonly fromCard?: boolean;
      readonly serviceId: ServiceId;
      /** Other services that the person came for, after that one. */
      readonly also?: readonly ServiceId[];
      readonly class: VisitClass;
      readonly channel: Channel;
      readonly bookedFor: Instant | null;
      readonly language: string;
      readonly identity: EncryptedText | null;
      readonly personKeys: readonly PersonKey[];
      /** An earlier visit of the same person: by the token of their own ticket, or because staff say so. */
      readonly earlier?: VisitId;
    }
  | {
      /** A ticket that a kiosk gave by itself while the server was away. */
      readonly type: 'deliverTicket';
      readonly visitId: VisitId;
      readonly series: string;
      readonly number: number;
      readonly date: BusinessDate;
      readonly serviceId: ServiceId;
      /** Other services that the person came for, after that one. */
      readonly also?: readonly ServiceId[] | undefined;
      readonly class: VisitClass;
      readonly language: string;
      /** The kiosk's own instant, corrected by what it believes of its clock: an estimate. */
      readonly occurredAt: Instant;
      readonly printed: boolean;
      /** What the kiosk counted from the ticket to this delivery, ms, as the server measured it; null across a restart, or of a kiosk that does not count. */
      readonly countedMs: Millis | null;
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
      readonly text: EncryptedText;
      readonly replyChannel: 'email' | 'post' | 'none';
      readonly replyTo: EncryptedText | null;
      readonly identity: EncryptedText | null;
      /** Absent: at a kiosk where a kiosk files it, else at a counter. */
      readonly channel?: Exclude<OirsChannel, 'kiosk'>;
      /** When it came, as whoever registers it says; absent: today. */
      readonly receivedOn?: BusinessDate;
    }
  | {
      readonly type: 'closeOirs';
      readonly folio: string;
      readonly outcome: OirsOutcome;
      readonly reply?: EncryptedText;
      readonly referredTo?: InstitutionId;
    }
  | {
      readonly type: 'attachOirs';
      readonly folio: string;
      readonly attachmentId: string;
      readonly kind: AttachmentKind;
      readonly bytes: number;
      readonly name: EncryptedText | null;
      readonly content: { readonly keyId: string; readonly iv: string; readonly digest: string };
    }
  | { readonly type: 'readAttachment'; readonly folio: string; readonly attachmentId: string }
  | { readonly type: 'mailOirs'; readonly folio: string }
  /** What became of a reply that waited to leave by mail; no trouble: it left. */
  | {
      readonly type: 'recordMail';
      readonly folio: string;
      readonly trouble: MailTrouble | null;
      readonly final: boolean;
    }
  | { readonly type: 'setMailSecret' }
  | { readonly type: 'setProviderSecret' }
  | { readonly type: 'assignOirs'; readonly folio: string; readonly to: StaffId }
  | { readonly type: 'readOirs'; readonly folio: string }
  | {
      readonly type: 'requestRight';
      readonly right: Right;
      readonly receivedOn: BusinessDate;
      readonly petitioner: Petitioner;
      readonly proof: Proof;
      readonly person: EncryptedText;
      readonly words: EncryptedText | null;
    }
  | {
      readonly type: 'lookUpPerson';
      readonly requestId: string;
      /** Also what is sealed. */
      readonly content: boolean;
      readonly visits: number;
      readonly bookings: number;
      readonly cases: number;
    }
  | {
      readonly type: 'erasePerson';
      readonly requestId: string;
      /** Keys that there are to destroy, by purpose, and what stays. */
      readonly keys: Readonly<Record<string, number>>;
      readonly keyIds: readonly string[];
      readonly kept: readonly Kept[];
    }
  | { readonly type: 'blockPerson'; readonly requestId: string; readonly subjects: readonly Subject[] }
  | { readonly type: 'unblockPerson'; readonly requestId: string }
  | { readonly type: 'readRight'; readonly requestId: string }
  | {
      readonly type: 'rectifyCase';
      readonly requestId: string;
      readonly folio: string;
      readonly replyTo: EncryptedText | null;
      readonly identity: EncryptedText | null;
    }
  | {
      readonly type: 'answerRight';
      readonly requestId: string;
      readonly outcome: RightsOutcome;
      readonly reply: EncryptedText;
    }
  | {
      readonly type: 'recordBreach';
      readonly noticedOn: BusinessDate;
      readonly people: number;
      readonly data: readonly BreachData[];
      readonly risk: 'low' | 'high';
      readonly what: EncryptedText;
    }
  | {
      readonly type: 'noteBreach';
      readonly breachId: string;
      readonly step: BreachStep;
      readonly on: BusinessDate;
      readonly words: EncryptedText | null;
    }
  | {
      readonly type: 'bookAppointment';
      readonly reference: SealedReference | null;
      /** The centre's signed word on when it was made. */
      readonly document?: BookingDocument;
      /** A line of a file: it makes an appointment once, also where that was called off since. */
      readonly fromFile?: boolean;
      readonly serviceId: ServiceId;
      readonly bookedFor: Instant;
      readonly class: VisitClass;
      readonly language: string;
      readonly identity: EncryptedText | null;
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
      /** Asked for although somebody waits under the person's number, who may have typed it: they say that it is not them. */
      readonly again?: boolean;
    }
  /** Somebody of the staff knows that the person of an appointment came with this ticket. */
  | { readonly type: 'linkAppointment'; readonly bookingId: BookingId; readonly visitId: VisitId }
  /** A kiosk prints a ticket that it does not hold the codes of, for somebody who has shown that it is theirs. */
  | { readonly type: 'reprintTicket'; readonly visitId: VisitId }
  /** `by`: the person with their own token; absent: somebody for them. */
  | { readonly type: 'leaveQueue'; readonly visitId: VisitId; readonly by?: 'ownToken' | 'other' }
  | { readonly type: 'openCounter'; readonly counterId: CounterId }
  | { readonly type: 'closeCounter'; readonly counterId: CounterId }
  | { readonly type: 'pauseCounter'; readonly counterId: CounterId; readonly reason: Reason }
  | { readonly type: 'releaseCounter'; readonly counterId: CounterId }
  | { readonly type: 'messageCounter'; readonly counterId: CounterId; readonly text: EncryptedText }
  | { readonly type: 'readMessage'; readonly messageId: string }
  | {
      readonly type: 'showAttendantFigures';
      readonly of: 'own' | 'everybody';
      readonly from: BusinessDate;
      readonly to: BusinessDate;
    }
  /** Instants in UTC ms; see the event. */
  | {
      readonly type: 'noteDay';
      readonly date: BusinessDate;
      readonly from: Instant | null;
      readonly to: Instant | null;
      readonly text: EncryptedText;
    }
  | {
      readonly type: 'answerSignal';
      readonly rule: string;
      readonly unit: string;
      readonly from: BusinessDate;
      readonly to: BusinessDate;
      readonly text: EncryptedText;
    }
  | {
      readonly type: 'readSignals';
      readonly from: BusinessDate;
      readonly to: BusinessDate;
      /** As a file that leaves the page, and of whom; absent: a look at persons. */
      readonly file?: 'branch' | 'people';
    }
  | {
      readonly type: 'auditVisit';
      readonly month: string;
      readonly visitId: VisitId;
      readonly finding: AuditFinding;
      readonly text: EncryptedText | null;
    }
  | {
      readonly type: 'planAction';
      readonly quarter: string;
      readonly what: EncryptedText;
      readonly owner: StaffId;
      readonly due: BusinessDate;
    }
  | {
      readonly type: 'followAction';
      readonly actionId: string;
      readonly step: ActionStep;
      readonly text: EncryptedText | null;
    }
  | { readonly type: 'resumeCounter'; readonly counterId: CounterId }
  | { readonly type: 'callNext'; readonly counterId: CounterId }
  | { readonly type: 'callVisit'; readonly counterId: CounterId; readonly visitId: VisitId; readonly reason: Reason }
  | ({ readonly type: 'recall' } & WithVisit)
  | ({ readonly type: 'startAttention' } & WithVisit)
  | ({ readonly type: 'undoStart' } & WithVisit)
  | ({
      readonly type: 'finishAttention';
      readonly outcome: Outcome;
      readonly servicesGiven: readonly ServiceId[];
      readonly outcomes?: readonly ServiceOutcome[];
      readonly note: EncryptedText | null;
    } & WithVisit)
  | ({ readonly type: 'recordNoShow' } & WithVisit)
  /** The end that the counter gave last was a slip. */
  | ({ readonly type: 'undoEnd' } & WithVisit)
  /** The attendant looks at who the person said they are. */
  | ({ readonly type: 'showIdentity' } & WithVisit)
  | ({
      readonly type: 'transferVisit';
      readonly to: { readonly serviceId: ServiceId } | { readonly counterId: CounterId };
      readonly reason: Reason;
    } & WithVisit)
  | ({ readonly type: 'holdVisit'; readonly by: HoldParty; readonly reason: Reason } & WithVisit)
  | { readonly type: 'returnVisit'; readonly counterId: CounterId; readonly visitId: VisitId }
  /** A board showed these calls, of the open day. */
  | {
      readonly type: 'announceCalls';
      readonly deviceId: DeviceId;
      readonly calls: readonly { readonly visitId: VisitId; readonly calledAt: Instant }[];
    }
  | { readonly type: 'takePause'; readonly visitId: VisitId }
  | { readonly type: 'endPause'; readonly visitId: VisitId }
  | { readonly type: 'confirmHold'; readonly visitId: VisitId; readonly how: 'phone' | 'paper' }
  | {
      readonly type: 'attendWithoutTicket';
      readonly counterId: CounterId;
      readonly serviceId: ServiceId;
      readonly reason: Reason;
    }
  | { readonly type: 'resolveAtDoor'; readonly serviceId: ServiceId; readonly how: DoorAnswer }
  | { readonly type: 'markOutsideLine'; readonly people: number }
  | { readonly type: 'sendAway'; readonly visitId: VisitId }
  | { readonly type: 'handToKiosk'; readonly visitId: VisitId; readonly deviceId: DeviceId }
  | { readonly type: 'removeVisit'; readonly visitId: VisitId; readonly reason: Reason }
  | {
      readonly type: 'excludeVisit';
      readonly visitId: VisitId;
      readonly code: ExclusionCode;
      readonly act: SealedAct | null;
      readonly reason: Reason;
      /** Of the centre, for a day that is over. */
      readonly document?: ExclusionDocument;
    }
  /** A contingency declared by an act: whoever waited in a stretch of today does not count. Instants in UTC ms. */
  | {
      readonly type: 'suspendCount';
      readonly from: Instant;
      readonly to: Instant;
      readonly act: SealedAct;
      readonly reason: Reason;
    }
  | { readonly type: 'issueRoll'; readonly count: number }
  /** What became of papers of a roll on a date, in a stretch that an act declares. Instants in UTC ms. */
  | {
      readonly type: 'askRoll';
      readonly rollId: string;
      readonly date: BusinessDate;
      readonly from: Instant;
      readonly to: Instant;
      readonly act: SealedAct;
      readonly lines: readonly RollLine[];
    }
  | { readonly type: 'enterRoll'; readonly rollId: string; readonly batchId: string }
  | { readonly type: 'dropRoll'; readonly rollId: string; readonly batchId: string }
  | {
      readonly type: 'answerSurvey';
      readonly visitId: VisitId | null;
      readonly global: number | null;
      readonly resolved: 'yes' | 'partly' | 'no' | null;
      readonly treatment: number | null;
      readonly wait: number | null;
      readonly text: EncryptedText | null;
    }
  | { readonly type: 'registerStaff'; readonly staffId: StaffId; readonly role: string }
  | { readonly type: 'disableStaff'; readonly staffId: StaffId }
  | { readonly type: 'enableStaff'; readonly staffId: StaffId }
  | { readonly type: 'changeSecret'; readonly staffId: StaffId }
  | { readonly type: 'changePin'; readonly staffId: StaffId }
  | { readonly type: 'askReload'; readonly deviceId: DeviceId }
  | { readonly type: 'askTest'; readonly deviceId: DeviceId; readonly testId: string; readonly part: TestedPart }
  | { readonly type: 'linkStaff'; readonly staffId: StaffId }
  | { readonly type: 'endSessions'; readonly staffId: StaffId }
  | { readonly type: 'renewAlertSecret' }
  | { readonly type: 'enrolDevice'; readonly deviceId: DeviceId; readonly kind: string }
  | { readonly type: 'revokeDevice'; readonly deviceId: DeviceId }
  /** `aliveAt`: the last sign of life of before, where one can be believed. Of the server itself, as the next two. */
  | { readonly type: 'noteServerBack'; readonly aliveAt: Instant | null; readonly how: 'started' | 'resumed' }
  | {
      readonly type: 'loseDevice';
      readonly deviceId: DeviceId;
      readonly part: DevicePart;
      readonly since: Instant;
      readonly why: LossReason;
    }
  /** `by`: its own word, or something that was seen: a connection, a paper. */
  | {
      readonly type: 'findDevice';
      readonly deviceId: DeviceId;
      readonly part: DevicePart;
      readonly place: string | null;
      readonly by: 'word' | 'deed';
    }
  /** `ticket` is what this branch signed; checked by whoever submits it. */
  | {
      readonly type: 'recoverTicket';
      readonly epoch: string;
      readonly seq: number;
      readonly date: BusinessDate;
      readonly at: Instant;
      readonly fromBlock: boolean;
      readonly ticket: Omit<
        EventPayloads['ticketIssued'],
        'identity' | 'personKeys' | 'expected' | 'told' | 'ordinal' | 'limitMs' | 'continues' | 'recovered'
      >;
    }
  | { readonly type: 'approveDelivery'; readonly visitId: VisitId }
  | {
      readonly type: 'dismissDeliveries';
      readonly deviceId: DeviceId;
      readonly date: BusinessDate;
      readonly code: DismissalCode;
    }
  /** Both signatures were made where the keys are. */
  | { readonly type: 'rotateKey'; readonly rotation: EventPayloads['keyRotated'] }
  /** Signed where the key is. */
  | { readonly type: 'acceptLostTexts'; readonly loss: EventPayloads['textsLost'] }
  /** `shown`: what the person read on the screen, by the machine's clock. */
  | { readonly type: 'restartClock'; readonly shown: Instant }
  | { readonly type: 'witnessHead'; readonly witness: Witness; readonly head: RememberedHead }
  | {
      readonly type: 'restoreLedger';
      readonly oldEpoch: string;
      readonly cutSeq: number;
      readonly cutHash: string;
      readonly newEpoch: string;
      readonly source: RestoreSource;
      readonly leftOut: { readonly events: number; readonly digest: string } | null;
      readonly withoutCommands: boolean;
      /** The numbers that the newest head known from outside remembers. */
      readonly known: NumbersGiven | null;
    }
  | { readonly type: 'recordErasure'; readonly purpose: string; readonly keys: number; readonly until: BusinessDate };

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** Who sends a command, as the gateway authenticated them. */
export type Actor = {
  readonly kind: 'staff' | 'device' | 'citizen' | 'system';
  readonly id: string;
  readonly role: StaffRole | 'kiosk' | 'board' | 'citizen' | 'system';
};
