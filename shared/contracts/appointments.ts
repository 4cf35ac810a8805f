import { z } from 'zod';
import { count, instantText, languageTag, opaqueId, visitClass } from './primitives.ts';
import { identityBody, ticketView } from './tickets.ts';

/** An appointment as another system, or a person of the branch, makes it. */
export const bookBody = z.strictObject({
  /** The other system's own name for it: the same one is booked once. */
  reference: z.string().trim().min(1).max(64).optional(),
  serviceId: opaqueId,
  at: instantText,
  class: visitClass.default('general'),
  language: languageTag.default('es-CL'),
  identity: identityBody.optional(),
  /**
   * When it was made, in UTC ms, and the centre's signature of that (`turno25.booking.v1`): without it the appointment was made
   * when it is recorded. Needs the reference.
   */
  made: z.strictObject({ at: instantText, signature: z.string().max(200) }).optional(),
});

export const bookingReceipt = z.object({
  id: opaqueId,
  reference: z.string().nullable(),
  at: instantText,
  serviceName: z.string(),
  /** What the person types or scans at the kiosk: `7K3Q-W2M9`. */
  code: z.string(),
});
export type BookingReceipt = z.infer<typeof bookingReceipt>;

const bookingStatus = z.enum(['booked', 'checkedIn', 'late', 'linked', 'missed', 'cancelled']);

/** An appointment as staff see it; nothing in it says who the person is. */
const bookingView = z.object({
  id: opaqueId,
  reference: z.string().nullable(),
  at: instantText,
  serviceName: z.string(),
  class: visitClass,
  status: bookingStatus,
  /** Number of the ticket, once the person has come. */
  number: z.string().nullable(),
  /**
   * Numbers that its person has in the branch now without having checked in, as far as a document tells; absent where there
   * are none. For staff alone.
   */
  alsoHere: z.array(z.string()).min(1).exactOptional(),
});
export type BookingView = z.infer<typeof bookingView>;

export const bookingsView = z.object({
  bookings: z.array(bookingView),
  /** Those who never came are counted here, apart from the no-shows of people who took a ticket. */
  counts: z.record(bookingStatus, count),
  /** How long before and after its hour an appointment may be checked in. */
  window: z.object({ earlyMinutes: count, lateMinutes: count }),
});
export type BookingsView = z.infer<typeof bookingsView>;

/** Who has come: by the code of the appointment, or by who they are. */
export const checkInBody = z
  .strictObject({
    code: z.string().min(4).max(40).optional(),
    identity: identityBody.optional(),
    /** Given by the kiosk on touch, so that a lost acknowledgement can be told. */
    visitId: z.uuid().optional(),
    class: visitClass.optional(),
    language: languageTag.optional(),
    /** Asked for although a ticket waits under the person's number (`ticket.alreadyWaiting`): they say that it is not theirs. */
    again: z.boolean().optional(),
  })
  .refine(({ code, identity }) => (code === undefined) !== (identity === undefined), {
    message: 'el código o la identidad, uno de los dos',
  });
export type CheckInBody = z.input<typeof checkInBody>;

export const checkInView = ticketView.extend({
  booked: z.object({
    at: instantText,
    /** Came after the window: waits as if it had been taken now. */
    late: z.boolean(),
  }),
});
export type CheckInView = z.infer<typeof checkInView>;

/** Staff say with which ticket the person of an appointment came. */
export const linkBody = z.strictObject({
  /** As it is written: `A-015`. */
  number: z.string().trim().min(3).max(12),
});

/** What became of each line of an imported file. */
export const importAnswer = z.object({
  booked: count,
  /** Lines whose reference was booked before. */
  repeated: count,
  rejected: z.array(z.object({ line: count, code: z.string(), title: z.string() })),
});
export type ImportAnswer = z.infer<typeof importAnswer>;

/** Columns of the imported file; the first three are needed. */
export const IMPORT_COLUMNS = [
  'tramite',
  'fecha',
  'hora',
  'referencia',
  'run',
  'preferente',
  'idioma',
  'hecha',
  'firma',
] as const;
