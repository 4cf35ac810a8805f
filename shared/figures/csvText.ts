/** A cell: a text, a number (written with a decimal comma), or nothing. */
export type Cell = string | number | null;

const BOM = '\uFEFF';

/**
 * What a spreadsheet would take for a formula or for the end of a cell when a text begins with it. The full-width forms
 * are there because some spreadsheets fold them into the plain ones.
 */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Writes a table as RFC 4180 with what Excel in Spanish expects: a byte-order mark, `;` between cells and a decimal
 * comma. Texts that a spreadsheet would run as a formula get an apostrophe before them; numbers are never touched.
 */
export function csvText(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return BOM + [header, ...rows].map((row) => `${row.map(cellText).join(';')}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
