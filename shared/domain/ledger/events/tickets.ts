import type { EncryptedText, PersonKey } from '../../identity/encryptedText.ts';
import type { BusinessDate, DeviceId, Instant, Millis, ServiceId, StaffId, VisitId } from '../../ids.ts';
import type { BookingId } from '../../visit/booking.ts';
import type { Told } from '../../visit/told.ts';
import type { Channel, VisitClass } from '../../visit/visit.ts';

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
  /** Other services that it was given for, after that one. */
  readonly also?: readonly ServiceId[];
  readonly class: VisitClass;
  readonly language: string;
  /** By the kiosk's own clock and offset: nothing confirms it. UTC ms. */
  readonly occurredAt: Instant;
  readonly printed: boolean;
};

/** Why what a revoked kiosk brought is left out. */
export type DismissalCode = 'stolen' | 'test' | 'repeated';

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

/** Tickets, appointments and their papers. */
export type TicketEvents = {
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
};
