import {
  bookBody,
  bookingReceipt,
  bookingsView as bookingsSchema,
  checkInBody,
  checkInView,
  importAnswer,
  linkBody,
} from '@turno25/shared/contracts/appointments.ts';
import { businessDate, opaqueId } from '@turno25/shared/contracts/primitives.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { bookingsView } from '../../read-models/bookingView.ts';
import { bookAppointment, cancelAppointment, checkIn, linkAppointment } from '../../verbs/appointments.ts';
import { callerOf } from '../auth.ts';
import { forCaller } from '../forCaller.ts';
import { importBookings } from '../importBookings.ts';
import type { KioskPace } from '../kioskPace.ts';
import { idempotencyKey, runCommand } from '../runCommand.ts';

/** A file of a month's appointments of a large branch; the one request that may be larger than 64 KiB here. */
const IMPORT_LIMIT = 1024 * 1024;
const TRIES = { max: 60, timeWindow: '1 minute' } as const;

/** Appointments: made one by one or from a file, listed, called off, and checked in at the kiosk. */
export function appointmentRoutes(app: Api, branch: Branch, pace: KioskPace): void {
  app.addContentTypeParser('text/csv', { parseAs: 'string', bodyLimit: IMPORT_LIMIT }, (_request, body, done) => {
    done(null, body);
  });

  app.post(
    '/appointments',
    {
      config: { permission: 'appointments.book' },
      schema: {
        tags: ['appointments'],
        summary: 'Make an appointment',
        headers: commandHeaders,
        body: bookBody,
        response: answers(bookingReceipt, 201),
      },
    },
    (request, reply) => {
      const verb = bookAppointment(branch, request.body);
      return runCommand(branch, request, reply, callerOf(request), verb, 201);
    },
  );

  app.post(
    '/appointments/import',
    {
      bodyLimit: IMPORT_LIMIT,
      config: { permission: 'appointments.book' },
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
      return importBookings(branch, callerOf(request), idempotencyKey(request), request.body);
    },
  );

  app.get(
    '/appointments',
    {
      config: { permission: 'appointments.read' },
      schema: {
        tags: ['appointments'],
        summary: 'Appointments of a date, with what became of each; today when no date is given',
        querystring: z.strictObject({ date: businessDate.optional() }),
        response: answers(bookingsSchema),
      },
    },
    (request) => {
      const state = branch.engine.state();
      const date = request.query.date ?? state.day?.date ?? null;
      return bookingsView(state, branch, date === null ? [] : branch.reports.bookings.ofPersons(date));
    },
  );

  app.delete(
    '/appointments/:id',
    {
      config: { permission: 'appointments.book' },
      schema: {
        tags: ['appointments'],
        summary: 'Call an appointment off',
        headers: commandHeaders,
        params: z.object({ id: opaqueId }),
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      const verb = cancelAppointment(request.params.id);
      return runCommand(branch, request, reply, callerOf(request), verb);
    },
  );

  app.post(
    '/appointments/:id/link',
    {
      config: { permission: 'appointments.link' },
      schema: {
        tags: ['appointments'],
        summary: 'Staff say with which ticket the person of an appointment came; the ticket stays as it is',
        headers: commandHeaders,
        params: z.object({ id: opaqueId }),
        body: linkBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      const verb = linkAppointment(request.params.id, request.body);
      return runCommand(branch, request, reply, callerOf(request), verb);
    },
  );

  app.post(
    '/appointments/check-in',
    {
      config: { permission: 'appointments.checkIn', rateLimit: TRIES },
      schema: {
        tags: ['appointments'],
        summary: 'The person of an appointment has come, and gets a ticket',
        headers: commandHeaders,
        body: checkInBody,
        response: answers(checkInView.partial({ trackingToken: true, surveyCode: true }), 201),
      },
    },
    (request, reply) => {
      const verb = forCaller(callerOf(request), checkIn(branch, request.body));
      return pace.ticket(request, reply, () => runCommand(branch, request, reply, callerOf(request), verb, 201));
    },
  );
}
