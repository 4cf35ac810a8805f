import { cellsOf, dateIn, delimiterOf, hourIn, plainName, tidy } from '@turno25/shared/csv/cells.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { overlapping, type Shift } from '@turno25/shared/domain/branch/shifts.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

export type ShiftTrouble = { readonly line: number; readonly sentence: string };
export type ReadShifts = { readonly shifts: readonly Shift[]; readonly troubles: readonly ShiftTrouble[] };
type Person = { readonly id: string; readonly login: string; readonly name: string };

type Known = {
  readonly counters: BranchConfig['counters'];
  readonly staff: readonly Person[];
  readonly newId: () => string;
};

const COLUMNS = ['dia', 'desde', 'hasta', 'modulo'] as const;
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/**
 * A schedule as a spreadsheet saves it: `dia` (a day of the week or a date), `desde`, `hasta`, `modulo` and, if anybody is
 * named, `persona` (their user or their whole name). Every line that is not understood is told, each with why; the whole is
 * good where none is.
 */
export function readShifts(text: string, known: Known): ReadShifts {
  const { delimiter, rest } = delimiterOf(text.replace(/^\ufeff/, ''));
  const [heading = '', ...lines] = rest.split(/\r\n|\n|\r/);
  const columns = cellsOf(heading, delimiter).map(plainName);
  const missing = COLUMNS.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    return {
      shifts: [],
      troubles: [{ line: 1, sentence: say('shifts.import.columns', { missing: missing.join(', ') }) }],
    };
  const shifts: Shift[] = [];
  const lineOf = new Map<string, number>();
  const troubles: ShiftTrouble[] = [];
  for (const [index, line] of lines.entries()) {
    const cells = cellsOf(line, delimiter).map(tidy);
    if (cells.every((cell) => cell === '')) continue;
    const cell = (column: string): string => cells[columns.indexOf(column)] ?? '';
    const read = readLine(cell, known);
    if (typeof read === 'string') troubles.push({ line: index + 2, sentence: read });
    else {
      shifts.push(read);
      lineOf.set(read.id, index + 2);
    }
  }
  const crossed = overlapping(shifts);
  if (crossed !== null) {
    const [one, other] = crossed.map(({ id }) => lineOf.get(id) ?? 0);
    troubles.push({ line: other ?? 0, sentence: say('shifts.import.crossed', { line: one ?? 0 }) });
  }
  return { shifts, troubles: troubles.sort((a, b) => a.line - b.line) };
}

/** A shift, or the sentence on what of the line is not understood. */
function readLine(cell: (column: string) => string, { counters, staff, newId }: Known): Shift | string {
  const on = dayOf(cell('dia'));
  if (on === null) return say('shifts.import.day', { read: cell('dia') });
  const from = hourIn(cell('desde'));
  if (from === null) return say('shifts.import.hour', { column: 'desde', read: cell('desde') });
  const until = hourIn(cell('hasta'));
  if (until === null) return say('shifts.import.hour', { column: 'hasta', read: cell('hasta') });
  if (from >= until) return say('shifts.import.order', { from, until });
  const counter = counters.find(
    ({ label }) => plainName(label) === plainName(cell('modulo').replace(/^m[oó]dulo /i, '')),
  );
  if (counter === undefined) return say('shifts.import.counter', { read: cell('modulo') });
  const shift = { id: `t-${newId().slice(0, 12)}`, on, from, until, counterId: counter.id };
  const named = plainName(cell('persona'));
  if (named === '') return shift;
  const people = staff.filter(({ login, name }) => plainName(login) === named || plainName(name) === named);
  const [person] = people;
  if (person === undefined) return say('shifts.import.person', { read: cell('persona') });
  if (people.length > 1) return say('shifts.import.namesakes', { read: cell('persona') });
  return { ...shift, staffId: person.id };
}

function dayOf(cell: string): Shift['on'] | null {
  const plain = plainName(cell);
  const weekday = WEEK.find((day) => plainName(say(`settings.day.${day}`)) === plain);
  return weekday ?? dateIn(cell);
}
