import { z } from 'zod';
import { ACTION_STEPS } from '../domain/oversight/actions.ts';
import { businessDate, noteText, opaqueId } from './primitives.ts';

export const quarterName = z.string().regex(/^\d{4}-Q[1-4]$/);

/** `POST /satisfaction/actions`: what is to be done, by whom and until when. */
export const actionBody = z.strictObject({
  quarter: quarterName,
  what: noteText.min(1),
  owner: opaqueId,
  due: businessDate,
});

/** `POST /satisfaction/actions/{id}/steps`: how it goes. */
export const stepBody = z.strictObject({ step: z.enum(ACTION_STEPS), text: noteText.exactOptional() });
