import { type SharedStrings, textXml } from './sharedStrings.ts';
import { columnName, XML_HEAD } from './xml.ts';

/** How a cell is shown: its place in `STYLES`. */
const STYLE = {
  plain: 0,
  head: 1,
  whole: 2,
  percent: 3,
  span: 4,
  date: 5,
  instant: 6,
  text: 7,
  title: 8,
} as const;
export type Style = keyof typeof STYLE;

/** A text, a number, or nothing; never a formula. */
export type SheetCell = { readonly value: string | number | null; readonly style: Style };

export type Sheet = {
  readonly name: string;
  /** In characters, a column each. */
  readonly widths: readonly number[];
  /** The first row stays in sight and is filtered by. */
  readonly headed: boolean;
  readonly rows: Iterable<readonly SheetCell[]>;
};

/** Of a sheet; the rest goes on in another one. */
export const MAX_ROWS = 1_048_576;
const ROWS_AT_ONCE = 200;

/** A worksheet's XML in pieces. Texts are texts: a spreadsheet runs none of them, whatever it begins with. */
export function* sheetXml({ widths, headed, rows }: Sheet, strings: SharedStrings): Generator<string> {
  let piece = `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`;
  if (headed)
    piece +=
      '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  piece += `<cols>${widths
    .map((width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>`;
  let number = 0;
  for (const row of rows) {
    number += 1;
    piece += rowXml(number, row, strings);
    if (number % ROWS_AT_ONCE !== 0) continue;
    yield piece;
    piece = '';
  }
  piece += '</sheetData>';
  if (headed && number > 0) piece += `<autoFilter ref="A1:${columnName(widths.length - 1)}${number}"/>`;
  yield `${piece}</worksheet>`;
}

function rowXml(number: number, row: readonly SheetCell[], strings: SharedStrings): string {
  let cells = '';
  for (let place = 0; place < row.length; place += 1) {
    const { value, style } = row[place] as SheetCell;
    if (value === null) continue;
    const at = `<c r="${nameOf(place)}${number}"${style === 'plain' ? '' : ` s="${STYLE[style]}"`}`;
    if (typeof value === 'number') {
      cells += `${at}><v>${value}</v></c>`;
      continue;
    }
    const shared = strings.placeOf(value);
    cells +=
      shared === null ? `${at} t="inlineStr"><is>${textXml(value)}</is></c>` : `${at} t="s"><v>${shared}</v></c>`;
  }
  return `<row r="${number}">${cells}</row>`;
}

/** Names of columns, which are asked for with each cell. */
const names: string[] = [];

function nameOf(place: number): string {
  names[place] ??= columnName(place);
  return names[place] ?? '';
}
