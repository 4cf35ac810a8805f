import { instantText } from '@turno25/shared/contracts/primitives.ts';
import { dateIn, hourIn, plainName } from '@turno25/shared/csv/cells.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

/** Cells of an appointment file as a Chilean spreadsheet writes them, read into the forms of the API. */
type Column = 'fecha' | 'hora' | 'run' | 'preferente' | 'idioma' | 'tramite' | 'referencia' | 'hecha' | 'firma';

/** One cell that is not understood: which column, and the sentence about it for whoever sent the file. */
export class BadCell extends Error {
  readonly sentence: string;

  constructor(column: Column, read: string) {
    const sentence = say(`import.cell.${column}`, { read: read === '' ? say('import.cell.empty') : `«${read}»` });
    super(sentence);
    this.sentence = sentence;
  }
}

/** A date in any of the ways that Chile writes one; gives `2026-11-20`. */
export function readDate(cell: string): string {
  const date = dateIn(cell);
  if (date === null) throw new BadCell('fecha', cell);
  return date;
}

/** An hour in any of the ways that people write one; gives `09:30`. */
export function readHour(cell: string): string {
  const hour = hourIn(cell);
  if (hour === null) throw new BadCell('hora', cell);
  return hour;
}

/** When the centre says that an appointment was made, as it signed it: an instant in UTC with milliseconds. */
export function readMade(cell: string): string {
  if (!instantText.safeParse(cell).success) throw new BadCell('hecha', cell);
  return cell;
}

const YES: ReadonlySet<string> = new Set(['si', 's', 'x', 'verdadero', 'true', '1']);
const NO: ReadonlySet<string> = new Set(['', 'no', 'n', 'falso', 'false', '0']);

/** Yes or no in any of the ways that people and spreadsheets write it; an empty cell is no. */
export function readYes(cell: string): boolean {
  const plain = plainName(cell);
  if (!YES.has(plain) && !NO.has(plain)) throw new BadCell('preferente', cell);
  return YES.has(plain);
}

/** A RUN with its digit after a dash of any kind: without the dash nobody knows whether the digit is there. */
export function readRunCell(cell: string): string {
  const plain = cell.replace(/[\p{Pd}−]/gu, '-').replace(/[.,\s]/g, '');
  if (!/^\d{1,8}-[\dkK]$/.test(plain)) throw new BadCell('run', cell);
  return plain;
}
