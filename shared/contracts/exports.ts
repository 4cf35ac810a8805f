import { z } from 'zod';
import { FILE_FORMATS } from '../exports/names.ts';
import { count } from './primitives.ts';

/** What leaves the branch as files. */
export const exportList = z.strictObject({
  formats: z.array(z.enum(FILE_FORMATS)),
  tables: z.array(z.strictObject({ key: z.string(), title: z.string(), schema: count, fields: z.array(z.unknown()) })),
});
export type ExportList = z.infer<typeof exportList>;
