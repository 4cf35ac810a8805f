import { IMPORT_COLUMNS, type ImportAnswer } from '@turno25/shared/contracts/appointments.ts';
import { languageTag } from '@turno25/shared/contracts/primitives.ts';
import { identityBody } from '@turno25/shared/contracts/tickets.ts';
import { delimiterOf, plainName, tidy } from '@turno25/shared/csv/cells.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { Refusal } from '@turno25/shared/domain/ledger/refusals.ts';
import { ProblemError, problemDocument } from '@turno25/shared/http/problems.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { CsvError, parse } from 'csv-parse/sync';
import type { Branch } from '../branch.ts';
import type { Caller } from '../engine/submission.ts';
import { iso } from '../read-models/format.ts';
import { configOf } from '../read-models/visitView.ts';
import { bookAppointment } from '../verbs/appointments.ts';
import { BadCell, readDate, readHour, readMade, readRunCell, readYes } from './importCells.ts';

const LONGEST_REFERENCE = 64;

type Asked = Parameters<typeof bookAppointment>[1];

/**
 * Names of the lines that say neither a reference nor a person: what they ask for, and which of several alike in the file it
 * is. A person's number makes no name, since what is made of it would outlive the keys that it may be recognised by.
 */
function namesOfLines(): (asked: Asked) => string | null {
  const seen = new Map<string, number>();
  return ({ reference, identity, serviceId, at, class: visitClass, language }) => {
    if (reference !== undefined || identity !== undefined) return null;
    const alike = `${serviceId} ${at} ${visitClass} ${language}`;
    const count = (seen.get(alike) ?? 0) + 1;
    seen.set(alike, count);
    return `file ${alike} ${count}`;
  };
}

type Rejected = ImportAnswer['rejected'][number];

/** Books each line by itself: what is wrong in one holds up no other, and the same file sent again books nothing twice. */
export async function importBookings(branch: Branch, caller: Caller, key: string, text: string): Promise<ImportAnswer> {
  const rejected: Rejected[] = [];
  let booked = 0;
  let repeated = 0;
  const named = namesOfLines();
  for (const { line, cells } of linesOf(text)) {
    const outcome = await bookLine(branch, caller, `${key}.${line}`.slice(-100), cells, named);
    if (outcome === 'booked') booked += 1;
    else if (outcome === 'repeated') repeated += 1;
    else rejected.push({ line, ...outcome });
  }
  return { booked, repeated, rejected };
}

/** Lines with their place in the file. Throws a problem when it is no table, or lacks a column that is needed. */
function linesOf(text: string): { readonly line: number; readonly cells: Record<string, string> }[] {
  let records: { info: { lines: number }; record: Record<string, string> }[];
  const { delimiter, rest } = delimiterOf(text);
  try {
    records = parse(rest, {
      columns: (names: string[]) => names.map(plainName),
      delimiter,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      // Rows of separators that a spreadsheet leaves below what was deleted.
      skip_records_with_empty_values: true,
      info: true,
    }) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ProblemError('import.notATable', { facts: { line: Number(error.lines ?? 0) } });
  }
  const [first] = records;
  const missing = IMPORT_COLUMNS.slice(0, 3).filter(
    (column) => first === undefined || !Object.hasOwn(first.record, column),
  );
  if (missing.length > 0) throw new ProblemError('import.columns', { facts: { columns: missing.join(', ') } });
  return records.map(({ info, record }) => ({ line: info.lines, cells: record }));
}

async function bookLine(
  branch: Branch,
  caller: Caller,
  key: string,
  cells: Record<string, string>,
  nameOf: (asked: Asked) => string | null,
): Promise<'booked' | 'repeated' | Omit<Rejected, 'line'>> {
  const config = configOf(branch.engine.state());
  let asked: Asked;
  try {
    asked = readLine(cells, config);
  } catch (error) {
    if (!(error instanceof BadCell)) throw error;
    return { code: 'request.invalid', title: error.sentence };
  }
  const verb = bookAppointment(branch, asked, { name: nameOf(asked) });
  const { actor, deviceId } = caller;
  const outcome = await branch.submit({ actor, deviceId }, verb, { key, asked: cells });
  switch (outcome.kind) {
    case 'done':
      return 'booked';
    case 'repeated':
      return outcome.answer.outcome === 'refused' ? refusedLine(outcome.answer.refusal) : 'repeated';
    case 'refused':
      return refusedLine(outcome.refusal);
    case 'keyReused':
      return because('idempotency.keyReused');
    case 'lockedOut':
      throw new ProblemError('server.lockedOut');
    case 'failed':
      throw outcome.error;
  }
}

/** What a line asks for. Throws the first cell that is not understood. */
function readLine(cells: Record<string, string>, config: BranchConfig): Asked {
  const cell = (column: string): string => tidy(cells[column] ?? '');
  const [tramite, referencia, idioma, run] = ['tramite', 'referencia', 'idioma', 'run'].map(cell) as [
    string,
    string,
    string,
    string,
  ];
  if (tramite === '') throw new BadCell('tramite', tramite);
  if (referencia.length > LONGEST_REFERENCE) throw new BadCell('referencia', referencia);
  const date = readDate(cell('fecha'));
  const hour = readHour(cell('hora'));
  const visitClass = readYes(cell('preferente')) ? 'preferential' : 'general';
  const language = languageTag.safeParse(idioma === '' ? 'es-CL' : idioma);
  if (!language.success) throw new BadCell('idioma', idioma);
  const person = run === '' ? null : identityBody.safeParse({ type: 'run', value: readRunCell(run) });
  if (person !== null && !person.success) throw new BadCell('run', run);
  const [hecha, firma] = [cell('hecha'), cell('firma')];
  if ((hecha === '') !== (firma === '')) throw new BadCell(hecha === '' ? 'hecha' : 'firma', '');
  const service = config.services.find(({ id, name }) => id === tramite || plainName(name) === plainName(tramite));
  return {
    ...(referencia === '' ? {} : { reference: referencia }),
    serviceId: service?.id ?? tramite,
    at: iso(localTimeToInstant(date, hour, config.branch.zone)),
    class: visitClass,
    language: language.data,
    ...(person === null ? {} : { identity: person.data }),
    ...(hecha === '' ? {} : { made: { at: readMade(hecha), signature: firma } }),
  };
}

/** A reference that is booked already is no fault of the line: the same file was sent again. */
function refusedLine({ code }: Refusal): 'repeated' | Omit<Rejected, 'line'> {
  return code === 'booking.repeated' ? 'repeated' : because(code);
}

function because(code: Parameters<typeof problemDocument>[0]): Omit<Rejected, 'line'> {
  const { title } = problemDocument(code);
  return { code, title };
}
