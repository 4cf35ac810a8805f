import { z } from 'zod';
import { LETTER_TABLES } from '../printer/escpos/codePages.ts';
import { PIN_HASH } from './pinHash.ts';

const port = z.int().min(1).max(65_535);
const serial = { path: z.string().startsWith('/dev/'), baudRate: z.int().positive().default(9_600) };

/** How a printer is reached. `answers: false` is for models that never say anything. */
const printerAt = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('tcp'),
    host: z.string().min(1),
    port: port.default(9_100),
    answers: z.boolean().default(true),
  }),
  z.strictObject({ by: z.literal('serial'), ...serial, answers: z.boolean().default(true) }),
  z.strictObject({ by: z.literal('deviceFile'), path: z.string().startsWith('/dev/') }),
  z.strictObject({ by: z.literal('cups'), name: z.string().min(1) }),
]);
const wireTo = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('serial'), ...serial }),
  z.strictObject({ by: z.literal('tcp'), host: z.string().min(1), port }),
]);

/** The device host's configuration file. With `development`, the devices are fakes and the dock is open. */
export const hostSettings = z.strictObject({
  port: z.int().min(0).max(65_535).default(4_125),
  /** Pages that may call, for example `http://10.0.0.2:4025`. */
  origins: z.array(z.url()).default([]),
  server: z.strictObject({ address: z.url(), token: z.string().min(8), answerMs: z.int().positive().default(2_500) }),
  /** Where a telephone finds the branch. */
  publicAddress: z.url().nullable().default(null),
  zone: z.string().default('America/Santiago'),
  paper: z
    .strictObject({
      width: z.enum(['80mm', '58mm']),
      cutter: z.boolean().optional(),
      /** The printer's page of letters, and the number by which it is chosen where that is not the usual one. */
      letters: z
        .strictObject({ table: z.enum(LETTER_TABLES), number: z.int().min(0).max(255).exactOptional() })
        .default({ table: 'PC858' }),
    })
    .default({ width: '80mm', letters: { table: 'PC858' } }),
  printer: printerAt.nullable().default(null),
  scanner: wireTo.nullable().default(null),
  buttons: wireTo.nullable().default(null),
  /** The outbox's file. */
  outbox: z.string().min(1),
  development: z.boolean().default(false),
  /** The technician's screen; without a PIN it does not open. `technician/makePin.ts` makes the hash. */
  technician: z
    .strictObject({ pinHash: z.string().regex(PIN_HASH) })
    .nullable()
    .default(null),
});
export type HostSettings = z.infer<typeof hostSettings>;
export type PrinterAt = NonNullable<HostSettings['printer']>;
export type WireTo = NonNullable<HostSettings['scanner']>;
