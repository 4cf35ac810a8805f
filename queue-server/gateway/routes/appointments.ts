import {
  bookBody,
  bookingReceipt,
  bookingsView as bookingsSchema,
  checkInBody,
  checkInView,
  importAnswer,
} from '@turno25/shared/contracts/appointments.ts';
import { businessDate, opaqueId } from '@turno25/shared/contracts/primitives.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { type Booking, checkInAt, checkInWindow } from '@turno25/shared/domain/visit/booking.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { bookingsView, bookingReceipt as receiptView, type StoredReceipt } from '../../read-models/bookingView.ts';
import { iso } from '../../read-models/format.ts';
import { type StoredTicket, storedTicket, withTokens } from '../../read-models/ticketView.ts';
import { configOf } from '../../read-models/visitView.ts';
import { type Api, answers, commandHeaders } from '../api.ts';
import { MANAGERS, requireRole, STAFF } from '../auth.ts';
import { importBookings } from '../importBookings.ts';
import { idempotencyKey, runCommand } from '../runCommand.ts';
import { personKeysOf, sealIdentity } from '../sealing.ts';

/** A file of a month's appointments of a large branch; the one request that may be larger than 64 KiB here. */
const IMPORT_LIMIT = 1024 * 1024;
const TRIES = { max: 60, timeWindow: '1 minute' } as const;

/** Appointments: made one by one or from a file, listed, called off, and checked in at the kiosk. */
export function appointmentRoutes(app: Api, branch: Branch): void {
  app.addContentTypeParser('text/csv', { parseAs: 'string', bodyLimit: IMPORT_LIMIT }, (_request, body, done) => {
    done(null, body);
  });

  app.post(
    '/appointments',
    {
      schema: {
        tags: ['appointments'],
        summary: 'Make an appointment',
        headers: commandHeaders,
        body: bookBody,
        response: answers(bookingReceipt, 201),
      },
    },
    (request, reply) => {
      const identity = requireRole(branch, request, [...MANAGERS, 'central']);
      const { reference = null, serviceId, at, class: visitClass, language, identity: person } = request.body;
      return runCommand(branch, request, reply, identity, {
        status: 201,
        command: (facts) => ({
          type: 'bookAppointment',
          reference,
          serviceId,
          bookedFor: Date.parse(at),
          class: visitClass,
          language,
          ...(person === undefined ? { identity: null, personKeys: [] } : sealIdentity(branch, person, facts)),
        }),
        answer: (state, events): StoredReceipt => {
          const booked = events.find((event) => event.type === 'appointmentBooked');
          return receiptView(configOf(state), must(booked?.payload, 'it was booked'));
        },
        present: (stored: StoredReceipt) => ({ ...stored, code: branch.tokens.booking(stored.id) }),
      });
    },
  );

  app.post(
    '/appointments/import',
    {
      bodyLimit: IMPORT_LIMIT,
      schema: {
        tags: ['appointments'],
        summary: 'Make the appointments of a CSV file: tramite, fecha, hora, and referencia, run, preferente, idioma',
        consumes: ['text/csv'],
        headers: commandHeaders,
        body: z.string().min(1),
        response: answers(importAnswer),
      },
    },
    (request) => {
      const identity = requireRole(branch, request, [...MANAGERS, 'central']);
      return importBookings(branch, identity, idempotencyKey(request), request.body);
    },
  );

  app.get(
    '/appointments',
    {
      schema: {
        tags: ['appointments'],
        summary: 'Appointments of a date, with what became of each; today when no date is given',
        querystring: z.strictObject({ date: businessDate.optional() }),
        response: answers(bookingsSchema),
      },
    },
    (request) => {
      requireRole(branch, request, [...STAFF, 'central']);
      const state = branch.engine.state();
      const date = request.query.date ?? state.day?.date ?? null;
      return bookingsView(configOf(state), branch.reports, date === null ? [] : branch.reports.bookings.ofDate(date));
    },
  );

  app.delete(
    '/appointments/:id',
    {
      schema: {
        tags: ['appointments'],
        summary: 'Call an appointment off',
        headers: commandHeaders,
        params: z.object({ id: opaqueId }),
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      const identity = requireRole(branch, request, [...MANAGERS, 'central']);
      return runCommand(branch, request, reply, identity, {
        status: 204,
        command: () => ({ type: 'cancelAppointment', bookingId: request.params.id, by: 'branch' }),
        answer: () => null,
      });
    },
  );

  app.post(
    '/appointments/check-in',
    {
      config: { rateLimit: TRIES },
      schema: {
        tags: ['appointments'],
        summary: 'The person of an appointment has come, and gets a ticket',
        headers: commandHeaders,
        body: checkInBody,
        response: answers(checkInView, 201),
      },
    },
    (request, reply) => {
      const identity = requireRole(branch, request, ['kiosk', ...STAFF]);
      const { visitId, class: visitClass, language } = request.body;
      return runCommand(branch, request, reply, identity, {
        status: 201,
        command: () => ({
          type: 'checkIn',
          bookingId: found(branch, request.body)?.id ?? '',
          ...(visitId === undefined ? {} : { visitId }),
          ...(visitClass === undefined ? {} : { class: visitClass }),
          ...(language === undefined ? {} : { language }),
        }),
        answer: (state, _events, facts) => {
          const visit = must(state.open.get(facts.newId), 'the ticket was issued');
          const booking = must(facts.booking, 'it was for a booking');
          return {
            ...storedTicket(state, branch.waits, visit, facts.now),
            booked: { at: iso(booking.bookedFor), late: visit.bookedFor === null },
          };
        },
        present: (stored: StoredTicket) => withTokens(branch.tokens, stored),
      });
    },
  );
}

/** The booking meant: by its code; or of the person's today, the one whose window is open, else the next, else the last. */
function found(branch: Branch, { code, identity }: z.output<typeof checkInBody>): Booking | null {
  const { bookings } = branch.reports;
  if (code !== undefined) return bookings.byCode(branch.tokens.bookingHash(code));
  const { day } = branch.engine.state();
  if (identity === undefined || day === null) return null;
  const now = branch.engine.now();
  const window = checkInWindow(configOf(branch.engine.state()));
  const all = bookings.ofPerson(
    day.date,
    personKeysOf(branch, identity, now).map(({ hmac }) => hmac),
  );
  const waiting = all.filter(({ status }) => status === 'booked');
  const at = (when: ReturnType<typeof checkInAt>): Booking[] =>
    waiting.filter(({ bookedFor }) => checkInAt(bookedFor, window, now) === when);
  return at('inTime')[0] ?? at('early')[0] ?? at('late').at(-1) ?? all.at(-1) ?? null;
}
