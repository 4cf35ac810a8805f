import { instantText } from '@turno25/shared/contracts/primitives.ts';
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

/** Every kind of space as one, without signs that take no room: what was pasted from a page or a letter. */
export function tidy(cell: string): string {
  return cell
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Z}\s]+/gu, ' ')
    .trim();
}

/** Names of columns and services without accents, capitals and spaces around: as people write them. */
export function plainName(name: string): string {
  return tidy(name).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** `2026-11-20`, or day, month and year as Chile writes them: `20-11-2026`, `20/11/2026`, `20.11.2026`. Gives the first. */
export function readDate(cell: string): string {
  const chilean = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(cell);
  const iso =
    chilean === null ? cell : [chilean[3], chilean[2], chilean[1]].map((part) => part?.padStart(2, '0')).join('-');
  const real = /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(iso));
  if (!real || new Date(iso).toISOString().slice(0, 10) !== iso) throw new BadCell('fecha', cell);
  return iso;
}

/** `9:30`, `09:30:00`, `9:30 a. m.`, `1:30 p. m.`; gives `09:30`. */
export function readHour(cell: string): string {
  const match = /^(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?: ?([ap])\.? ?m\.?)?$/i.exec(cell);
  const half = match?.[3]?.toLowerCase();
  const hour = Number(match?.[1]);
  const known = match !== null && (half === undefined ? hour < 24 : hour >= 1 && hour <= 12);
  if (!known) throw new BadCell('hora', cell);
  const of24 = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return `${String(of24).padStart(2, '0')}:${match[2]}`;
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

/**
 * What stands between the cells of a file: named by its first line (`sep=;`) or else the one that the heading has most of.
 * One for the whole file, so that a comma in a name stays in it.
 */
export function delimiterOf(text: string): { readonly delimiter: string; readonly rest: string } {
  const named = /^\ufeff?"?sep=(.)"?\r?\n/i.exec(text);
  if (named?.[1] !== undefined) return { delimiter: named[1], rest: text.slice(named[0].length) };
  const heading = (/^\s*(.*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const counted = [';', ',', '\t'].map((sign) => [sign, heading.split(sign).length] as const);
  const [best] = counted.reduce((most, one) => (one[1] > most[1] ? one : most));
  return { delimiter: best, rest: text };
}
