import type { FileFormat } from '../contracts/exports.ts';
import { say } from '../i18n/messages.ts';
import { localWallTime } from '../time/zone.ts';
import type { About } from './about.ts';
import { spreadsheetCsv } from './chileanCsv.ts';
import { aboutRows, dictionaryRows } from './dictionary.ts';
import { flatColumns, type PartWords, type TableHead, type TableRow } from './flat.ts';
import { jsonOf } from './json.ts';
import { parquetOf } from './parquet.ts';
import { plainCsv } from './plainCsv.ts';
import { savOf } from './sav/sav.ts';
import { tableSheet, wordsSheet } from './xlsx/tableSheets.ts';
import { workbook } from './xlsx/workbook.ts';

const PARTS: PartWords = {
  numerator: (title) => say('exports.numerator', { title }),
  denominator: (title) => say('exports.denominator', { title }),
  hidden: (title) => say('exports.hiddenColumn', { title }),
};

/**
 * A table as a file of a format, in pieces. `rows` may be read more than once, from the beginning each time. The same table and
 * `about` give the same bytes.
 */
export function* fileOf(
  format: FileFormat,
  head: TableHead,
  rows: Iterable<TableRow>,
  about: About,
): Generator<Uint8Array> {
  const columns = flatColumns(head.columns, PARTS);
  const words = { yes: say('exports.yes'), no: say('exports.no') };
  const localOf = (at: number): number => localWallTime(at, about.zone);
  switch (format) {
    case 'csv':
      return yield* plainCsv(columns, rows);
    case 'excelCsv':
      return yield* spreadsheetCsv(columns, rows, { words, zone: about.zone });
    case 'json':
      return yield* jsonOf(head, rows, about);
    case 'parquet':
      return yield parquetOf({ ...head, rows: [...rows] });
    case 'sav': {
      const title = `${head.title}, ${about.branchName}`;
      return yield* savOf(columns, rows, { title, madeAt: about.madeAt, product: 'Turno25', words, localOf });
    }
    case 'xlsx':
      return yield* workbook({
        title: head.title,
        author: about.branchName,
        madeAt: about.madeAt,
        sheets: [
          tableSheet(head.title, columns, rows, { words, localOf }),
          wordsSheet(say('exports.dictionary'), dictionaryRows(columns), [26, 40, 24, 60, 60], true),
          wordsSheet(say('exports.about'), aboutRows(head, about), [24, 80]),
        ],
      });
  }
}
