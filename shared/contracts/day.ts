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
