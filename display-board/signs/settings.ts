import { z } from 'zod';
import { LARGEST_ADDRESS } from './frame.ts';

/** The configuration file of the signs (docs/manual/letreros.md). */
export const signSettings = z
  .strictObject({
    /** Of the queue server: `http://10.0.0.2:2525`. */
    server: z.url(),
    /** Where the token lies that was got with a technician's code. */
    tokenFile: z.string().min(1),
    line: z.discriminatedUnion('by', [
      z.strictObject({
        by: z.literal('serial'),
        path: z.string().startsWith('/dev/'),
        baudRate: z.int().positive().default(9_600),
      }),
      z.strictObject({ by: z.literal('tcp'), host: z.string().min(1), port: z.int().min(1).max(65_535) }),
    ]),
    signs: z
      .array(
        z.strictObject({
          address: z.int().min(1).max(LARGEST_ADDRESS),
          /** The counter's label, as boards show it. */
          counter: z.string().min(1).max(8),
          /** False for a model that only listens. */
          answers: z.boolean().default(true),
        }),
      )
      .min(1),
  })
  .refine(
    ({ signs }) => new Set(signs.map(({ address }) => address)).size === signs.length,
    'an address is given twice',
  );
