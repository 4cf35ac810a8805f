import { columnName, XML_HEAD, xml } from './xml.ts';

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

/** A worksheet's XML in pieces. Texts stand in their cells: a spreadsheet runs none of them, whatever it begins with. */
export function* sheetXml({ widths, headed, rows }: Sheet): Generator<string> {
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
    piece += rowXml(number, row);
    if (number % ROWS_AT_ONCE !== 0) continue;
    yield piece;
    piece = '';
  }
  piece += '</sheetData>';
  if (headed && number > 0) piece += `<autoFilter ref="A1:${columnName(widths.length - 1)}${number}"/>`;
  yield `${piece}</worksheet>`;
}

function rowXml(number: number, row: readonly SheetCell[]): string {
  let cells = '';
  for (const [place, { value, style }] of row.entries()) {
    if (value === null) continue;
    const at = `${columnName(place)}${number}`;
    cells +=
      typeof value === 'number'
        ? `<c r="${at}" s="${STYLE[style]}"><v>${value}</v></c>`
        : `<c r="${at}" s="${STYLE[style]}" t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;
  }
  return `<row r="${number}">${cells}</row>`;
}
