import { z } from 'zod';
import { STAFF_ROLES } from '../domain/branch/roles.ts';

/** An instant on the wire: ISO 8601, UTC, milliseconds. */
export const instantText = z.iso.datetime({ precision: 3 }).describe('ISO 8601 instant in UTC with milliseconds');
export const businessDate = z.iso.date().describe('Business date in the branch’s own zone, YYYY-MM-DD');
/** Ids are opaque; the pattern only keeps out what could never be one. */
export const opaqueId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
export const reasonCode = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
export const noteText = z.string().trim().max(500);
export const visitClass = z.enum(['general', 'preferential']);
export const channel = z.enum(['inPerson', 'mobileUnit', 'appointment']);
export const outcome = z.enum(['resolved', 'partial', 'referred', 'unresolved']);
export const role = z.enum(['kiosk', 'board', ...STAFF_ROLES]);
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/);
export const millis = z.int().nonnegative();
export const count = z.int().nonnegative();

/** A reason as a person gives it: a code of the configured list and, if they like, a few words (stored encrypted). */
export const reasonBody = z.strictObject({ code: reasonCode, note: noteText.optional() });

/** A share that always shows what it was computed from; `percent` is null when the denominator is 0. */
export const ratio = z.object({
  numerator: count,
  denominator: count,
  percent: z.number().min(0).max(100).nullable(),
});
export type RatioView = z.infer<typeof ratio>;

/** Expected wait in whole minutes; `highMinutes` null means that no honest bound is known (more than an hour). */
export const expectedWait = z.object({
  lowMinutes: count,
  highMinutes: count.nullable(),
});
export type ExpectedWaitView = z.infer<typeof expectedWait>;
