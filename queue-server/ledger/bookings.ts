import type { PersonKey } from '@turno25/shared/domain/identity/encryptedText.ts';
import type { EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import type { Booking } from '@turno25/shared/domain/visit/booking.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Db } from './database.ts';

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
};

/** Appointments as the events left them: found by id, reference, code or person. A part of the reporting tables. */
export class Bookings {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  apply(event: RecordedEvent): void {
    switch (event.type) {
      case 'appointmentBooked': {
        const { bookingId, reference, date, serviceId, bookedFor, language, codeHash, personKeys } = event.payload;
        this.#run(
          `INSERT INTO report_booking (booking_id, reference, business_date, service_id, booked_for, class, language, code_hash)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          bookingId,
          reference,
          date,
          serviceId,
          bookedFor,
          event.payload.class,
          language,
          codeHash,
        );
        this.#run('INSERT INTO report_booking_made (booking_id, seq) VALUES (?, ?)', bookingId, event.seq);
        for (const { hmac } of personKeys)
          this.#run('INSERT OR IGNORE INTO report_booking_person (hmac, booking_id) VALUES (?, ?)', hmac, bookingId);
        return;
      }
      case 'appointmentCancelled':
        this.#become('cancelled', event.payload.bookingId, null);
        return;
      case 'appointmentMissed':
        this.#become('missed', event.payload.bookingId, null);
        return;
      case 'ticketIssued': {
        const { bookingId, bookedFor, visitId } = event.payload;
        if (bookingId !== null) this.#become(bookedFor === null ? 'late' : 'checkedIn', bookingId, visitId);
        return;
      }
    }
  }

  byId(id: string): Booking | null {
    return this.#one('SELECT * FROM report_booking WHERE booking_id = ?', id);
  }

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

  /** When a booking was recorded, UTC ms, and the keys of whose it is; null for one that is not known. */
  made(id: string): { readonly recordedAt: number; readonly personKeys: readonly PersonKey[] } | null {
    const row = this.#db
      .prepare('SELECT recorded_at, payload FROM report_booking_made JOIN event USING (seq) WHERE booking_id = ?')
      .get(id) as { recorded_at: number; payload: Buffer } | undefined;
    if (row === undefined) return null;
    const { personKeys } = JSON.parse(row.payload.toString('utf8')) as EventPayloads['appointmentBooked'];
    return { recordedAt: row.recorded_at, personKeys };
  }

  /** Every appointment of a date, in the order of their hours. */
  ofDate(date: string): Booking[] {
    const rows = this.#db
      .prepare('SELECT * FROM report_booking WHERE business_date = ? ORDER BY booked_for, booking_id')
      .all(date) as Row[];
    return rows.map(asBooking);
  }

  /** Whether anybody has, or had, an appointment on a date. */
  anyOn(date: string): boolean {
    return this.#db.prepare('SELECT 1 FROM report_booking WHERE business_date = ? LIMIT 1').get(date) !== undefined;
  }

  #become(status: Booking['status'], bookingId: string, visitId: string | null): void {
    this.#run('UPDATE report_booking SET status = ?, visit_id = ? WHERE booking_id = ?', status, visitId, bookingId);
  }

  #run(sql: string, ...values: unknown[]): void {
    this.#db.prepare(sql).run(...values);
  }

  #one(sql: string, ...values: unknown[]): Booking | null {
    const row = this.#db.prepare(sql).get(...values) as Row | undefined;
    return row === undefined ? null : asBooking(row);
  }
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
  };
}
