import { z } from 'zod';
import { businessDate, count, instantText, languageTag, opaqueId, visitClass } from './primitives.ts';

/** Numbers that a kiosk may give by itself on a date when the server is away. */
export const numberBlock = z.strictObject({
  series: z.string().regex(/^[A-Z]{1,3}$/),
  businessDate,
  from: z.int().positive(),
  to: z.int().positive(),
});
export type NumberBlockView = z.infer<typeof numberBlock>;

/** `POST /devices/blocks`: what the kiosk holds for today and the coming dates, new blocks included. */
export const blocksView = z.object({
  blocks: z.array(numberBlock),
  /** The server's instant, to measure the kiosk's offset by. */
  now: instantText,
});
export type BlocksView = z.infer<typeof blocksView>;

/** `POST /deliveries`: one ticket that the kiosk gave by itself. Sent in order, with one key per ticket however often it is sent. */
export const deliveryBody = z.strictObject({
  visitId: z.uuid(),
  series: z.string().regex(/^[A-Z]{1,3}$/),
  number: z.int().positive(),
  businessDate,
  serviceId: opaqueId,
  class: visitClass,
  language: languageTag,
  /** By the kiosk's own clock, uncorrected. */
  issuedAt: instantText,
  /** Server's clock minus the kiosk's, as last measured, milliseconds. */
  clockOffsetMs: z.int().min(-31_536_000_000).max(31_536_000_000),
  /** Whether the paper came out. */
  printed: z.boolean(),
});
export type DeliveryBody = z.infer<typeof deliveryBody>;

export const deliveryAnswer = z.object({ visitId: opaqueId, number: z.string(), late: z.boolean() });
export type DeliveryAnswer = z.infer<typeof deliveryAnswer>;

/** `POST /tickets/{id}/print`: what became of the paper; `status` names the printer's trouble, null when it came out. */
export const printBody = z.strictObject({
  status: z.enum(['paperLow', 'paperOut', 'coverOpen', 'offline', 'unknown']).nullable(),
  copy: z.boolean(),
});
export const printAnswer = z.object({ recorded: count });
