import type { EncryptedText, PersonKey } from '@turno25/shared/domain/identity/encryptedText.ts';
import type { BookingDocument } from '@turno25/shared/domain/ledger/events/tickets.ts';
import type { EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import type { PersonsBooking } from '@turno25/shared/domain/ledger/facts.ts';
import type { Booking } from '@turno25/shared/domain/visit/booking.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Db } from './database.ts';
import type { ReportTables } from './reportTables.ts';

export const BOOKING_TABLES = ['report_booking', 'report_booking_person', 'report_booking_made'] as const;

type Row = {
  booking_id: string;
  reference: string | null;
  business_date: string;
  service_id: string;
  booked_for: number;
  class: Booking['class'];
  language: string;
  status: Booking['status'];
  visit_id: string | null;
  sealed_reference: string | null;
};

/** What each event writes into the tables of appointments. */
export function applyToBookings(tables: ReportTables, event: RecordedEvent): void {
  const become = (bookingId: string, status: Booking['status'], visitId: string | null): void =>
    tables.update('report_booking', { booking_id: bookingId }, { status, visit_id: visitId });
  switch (event.type) {
    case 'appointmentBooked': {
      const { bookingId, personKeys, sealedReference } = event.payload;
      tables.insert('report_booking', {
        booking_id: bookingId,
        reference: event.payload.reference,
        business_date: event.payload.date,
        service_id: event.payload.serviceId,
        booked_for: event.payload.bookedFor,
        class: event.payload.class,
        language: event.payload.language,
        code_hash: event.payload.codeHash,
        reference_hash: event.payload.referenceHash ?? null,
        sealed_reference: sealedReference === undefined ? null : inOneSpelling(sealedReference),
      });
      tables.insert('report_booking_made', { booking_id: bookingId, seq: event.seq });
      for (const { hmac } of personKeys) tables.insertOnce('report_booking_person', { hmac, booking_id: bookingId });
      return;
    }
    case 'appointmentCancelled':
      become(event.payload.bookingId, 'cancelled', null);
      return;
    case 'appointmentMissed':
      become(event.payload.bookingId, 'missed', null);
      return;
    case 'appointmentLinked':
      become(event.payload.bookingId, 'linked', event.payload.visitId);
      return;
    case 'ticketIssued': {
      const { bookingId, bookedFor, visitId } = event.payload;
      if (bookingId !== null) become(bookingId, bookedFor === null ? 'late' : 'checkedIn', visitId);
      return;
    }
  }
}

/** Appointments as the events left them: found by id, reference, code or person. A part of the reporting tables. */
export class Bookings {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  byId(id: string): Booking | null {
    return this.#one('SELECT * FROM report_booking WHERE booking_id = ?', id);
  }

  byReferenceHash(hash: string): Booking | null {
    return this.#one('SELECT * FROM report_booking WHERE reference_hash = ?', hash);
  }

  /** By a reference that an older event has in clear. */
  byReference(reference: string): Booking | null {
    return this.#one('SELECT * FROM report_booking WHERE reference = ?', reference);
  }

  byCode(hash: string): Booking | null {
    return this.#one('SELECT * FROM report_booking WHERE code_hash = ?', hash);
  }

  /** The bookings of a person on a date, by any of the keys that recognise them, in the order of their hours. */
  ofPerson(date: string, hmacs: readonly string[]): Booking[] {
    const marks = hmacs.map(() => '?').join(', ');
    const rows = this.#db
      .prepare(
        `SELECT DISTINCT report_booking.* FROM report_booking JOIN report_booking_person USING (booking_id)
         WHERE business_date = ? AND hmac IN (${marks}) ORDER BY booked_for, booking_id`,
      )
      .all(date, ...hmacs) as Row[];
    return rows.map(asBooking);
  }

  /** Every booking that these keys recognise, and those of these ids, in the order of their hours. */
  allOfPerson(hmacs: readonly string[], ids: readonly string[]): Booking[] {
    const rows = this.#db
      .prepare(
        `SELECT * FROM report_booking WHERE booking_id IN
         (SELECT booking_id FROM report_booking_person WHERE hmac IN (SELECT value FROM json_each(?)))
         OR booking_id IN (SELECT value FROM json_each(?)) ORDER BY booked_for, booking_id`,
      )
      .all(JSON.stringify(hmacs), JSON.stringify(ids)) as Row[];
    return rows.map(asBooking);
  }

  /** The bookings of a person for one instant, by any of the keys that recognise them. */
  ofHour(bookedFor: number, hmacs: readonly string[]): Booking[] {
    const marks = hmacs.map(() => '?').join(', ');
    const rows = this.#db
      .prepare(
        `SELECT DISTINCT report_booking.* FROM report_booking_person JOIN report_booking USING (booking_id)
         WHERE hmac IN (${marks}) AND booked_for = ? ORDER BY booking_id`,
      )
      .all(...hmacs, bookedFor) as Row[];
    return rows.map(asBooking);
  }

  /** Every appointment of a date with the keys that recognise its person, in the order of their hours. */
  ofPersons(date: string): PersonsBooking[] {
    const rows = this.#db
      .prepare(
        `SELECT booking_id, hmac FROM report_booking JOIN report_booking_person USING (booking_id)
         WHERE business_date = ? ORDER BY booking_id, hmac`,
      )
      .all(date) as { booking_id: string; hmac: string }[];
    const keys = Map.groupBy(rows, (row) => row.booking_id);
    return this.ofDate(date).map((booking) => ({
      ...booking,
      personKeys: (keys.get(booking.id) ?? []).map(({ hmac }) => hmac),
    }));
  }

  /** When a booking was recorded, UTC ms, and the keys of whose it is; null for one that is not known. */
  made(id: string): {
    readonly recordedAt: number;
    readonly personKeys: readonly PersonKey[];
    readonly document: BookingDocument | null;
  } | null {
    const row = this.#db
      .prepare('SELECT recorded_at, payload FROM report_booking_made JOIN event USING (seq) WHERE booking_id = ?')
      .get(id) as { recorded_at: number; payload: Buffer } | undefined;
    if (row === undefined) return null;
    const { personKeys, document = null } = JSON.parse(
      row.payload.toString('utf8'),
    ) as EventPayloads['appointmentBooked'];
    return { recordedAt: row.recorded_at, personKeys, document };
  }

  /** Every appointment of a date, in the order of their hours. */
  ofDate(date: string): Booking[] {
    const rows = this.#db
      .prepare('SELECT * FROM report_booking WHERE business_date = ? ORDER BY booked_for, booking_id')
      .all(date) as Row[];
    return rows.map(asBooking);
  }

  /** Appointments of dates before one whose reference was sealed. */
  referencedBefore(date: string): string[] {
    const rows = this.#db
      .prepare('SELECT booking_id AS id FROM report_booking WHERE sealed_reference IS NOT NULL AND business_date < ?')
      .all(date) as { id: string }[];
    return rows.map(({ id }) => id);
  }

  /** Whether anybody has, or had, an appointment on a date. */
  anyOn(date: string): boolean {
    return this.#db.prepare('SELECT 1 FROM report_booking WHERE business_date = ? LIMIT 1').get(date) !== undefined;
  }

  #one(sql: string, ...values: unknown[]): Booking | null {
    const row = this.#db.prepare(sql).get(...values) as Row | undefined;
    return row === undefined ? null : asBooking(row);
  }
}

/** The same text for the same seal, whether it comes from a command or is read back from the ledger. */
function inOneSpelling({ keyId, iv, data }: EncryptedText): string {
  return JSON.stringify({ keyId, iv, data });
}

function asBooking(row: Row): Booking {
  return {
    id: row.booking_id,
    reference: row.reference,
    date: row.business_date,
    serviceId: row.service_id,
    bookedFor: row.booked_for,
    class: row.class,
    language: row.language,
    status: row.status,
    visitId: row.visit_id,
    sealedReference: row.sealed_reference === null ? null : (JSON.parse(row.sealed_reference) as EncryptedText),
  };
}
