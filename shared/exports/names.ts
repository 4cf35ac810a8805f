import type { FileFormat } from '../contracts/exports.ts';
import type { About } from './about.ts';

export const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  excelCsv: 'text/csv; charset=utf-8',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
  sav: 'application/x-spss-sav',
};

/** The name of a file of a table, without the folder: what it is, whose, and of which dates. */
export function fileName(table: string, { branchId, from, to }: About, format: FileFormat): string {
  const end = format === 'excelCsv' ? 'excel.csv' : format;
  return `turno25-${branchId}-${table}-${from}_${to}.${end}`;
}
