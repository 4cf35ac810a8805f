import { z } from 'zod';
import type { DailyFigures } from '../domain/figures/daily.ts';
import { businessDate, opaqueId } from './primitives.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** One day of a branch as a signed file: events with their exact payload bytes, seals among them, figures of the last seal. */
export const evidenceFile = z.strictObject({
  format: z.literal('turno25.day.v1'),
  branchId: opaqueId,
  date: businessDate,
  publicKey: z.string(),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  ledgerHead: z.strictObject({ seq: z.int().nonnegative(), hash: hex }),
  events: z.array(
    z.strictObject({
      seq: z.int().positive(),
      recordedAt: z.int(),
      occurredAt: z.int(),
      clockOffsetMs: z.int().nullable(),
      businessDate: businessDate.nullable(),
      type: z.string(),
      payload: z.string(),
      actor: z.string(),
      device: z.string().nullable(),
      commandKey: z.string().nullable(),
      prevHash: hex,
      hash: hex,
    }),
  ),
  /** Null while the day has no seal. */
  figures: z.custom<DailyFigures>((value) => typeof value === 'object').nullable(),
  signature: z.string(),
});
export type EvidenceFile = z.infer<typeof evidenceFile>;
