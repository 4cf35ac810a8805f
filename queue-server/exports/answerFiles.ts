import type { CubeReady } from '@turno25/shared/contracts/cube.ts';
import type { About } from '@turno25/shared/exports/about.ts';
import { fileOf } from '@turno25/shared/exports/formats.ts';
import { MEDIA_TYPES } from '@turno25/shared/exports/names.ts';
import { parquetOf } from '@turno25/shared/exports/parquet.ts';
import { answerTable } from '@turno25/shared/figures/cube/answerTable.ts';
import { dictionaryOf, tableCsv } from '@turno25/shared/figures/tableCsv.ts';
import { sha256Hex } from '@turno25/shared/http/digest.ts';

/** Those whose bytes depend on the answer alone: a manifest can name their digests. */
const STEADY = ['csv', 'parquet', 'dictionary'] as const;
export const ANSWER_FORMATS = [...STEADY, 'xlsx', 'sav'] as const;
type AnswerFormat = (typeof ANSWER_FORMATS)[number];

type AnswerFile = { readonly bytes: Uint8Array; readonly type: string; readonly extension: string };

/** Figures by breakdowns as a file. */
export function answerFile(answer: CubeReady, format: AnswerFormat, about: About): AnswerFile {
  if (format !== 'xlsx' && format !== 'sav') return steadyFile(answer, format);
  const { rows, ...head } = answerTable(answer);
  const bytes = Buffer.concat([...fileOf(format, head, rows, about)]);
  return { bytes, type: MEDIA_TYPES[format], extension: `.${format}` };
}

/** What belongs together, and how each file is known to be whole. */
export function answerManifest(name: string, answer: CubeReady) {
  const { schema, title } = answerTable(answer);
  return {
    format: 'turno25.figures.v1',
    schema,
    formulas: answer.formulas,
    title,
    files: STEADY.map((format) => {
      const { bytes, extension } = steadyFile(answer, format);
      return { name: `${name}${extension}`, bytes: bytes.length, sha256: sha256Hex(bytes) };
    }),
    definitions: Object.fromEntries(answer.figures.map(({ key, definition }) => [key, definition])),
  };
}

function steadyFile(answer: CubeReady, format: (typeof STEADY)[number]): AnswerFile {
  const table = answerTable(answer);
  const text = (content: string): Uint8Array => Buffer.from(content, 'utf8');
  switch (format) {
    case 'csv':
      return { bytes: text(tableCsv(table)), type: MEDIA_TYPES.csv, extension: '.csv' };
    case 'dictionary':
      return { bytes: text(dictionaryOf(table)), type: MEDIA_TYPES.csv, extension: '-diccionario.csv' };
    case 'parquet':
      return { bytes: parquetOf(table), type: MEDIA_TYPES.parquet, extension: '.parquet' };
  }
}
