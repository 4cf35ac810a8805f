import { z } from 'zod';
import { count } from './primitives.ts';

/** What a table may be written as: for people, for programs, for a statistics package. */
export const FILE_FORMATS = ['xlsx', 'csv', 'excelCsv', 'json', 'parquet', 'sav'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** What leaves the branch as files. */
export const exportList = z.strictObject({
  formats: z.array(z.enum(FILE_FORMATS)),
  tables: z.array(z.strictObject({ key: z.string(), title: z.string(), schema: count, fields: z.array(z.unknown()) })),
});
export type ExportList = z.infer<typeof exportList>;
