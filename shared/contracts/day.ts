import { z } from 'zod';
import { count, instantText, noteText } from './primitives.ts';

/** `POST /day/suspensions`: nobody who waited in this stretch of today counts; a second person has to ask for the same. */
export const suspensionBody = z.strictObject({
  from: instantText,
  to: instantText,
  /** Number of the act that declares the contingency. */
  act: noteText.min(1),
  note: noteText.optional(),
});
export const suspensionAnswer = z.object({ state: z.enum(['asked', 'suspended']), visits: count });
export type SuspensionAnswer = z.infer<typeof suspensionAnswer>;

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** `POST /day/{date}/notes`: what happened on a day, beside its figures; hours of the branch, or none for the whole day. */
export const noteBody = z.strictObject({
  text: noteText.min(1),
  from: wallTime.exactOptional(),
  to: wallTime.exactOptional(),
});

/** A note on a day as it travels with its figures: who wrote it, when, and of which stretch. */
export const dayNote = z.strictObject({
  writtenAt: instantText,
  by: z.string(),
  from: instantText.nullable(),
  to: instantText.nullable(),
  /** Null where its term is over and its key is gone. */
  text: z.string().nullable(),
});
export type DayNote = z.infer<typeof dayNote>;
