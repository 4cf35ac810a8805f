import { IMPORT_COLUMNS, type ImportAnswer } from '@turno25/shared/contracts/appointments.ts';
import { languageTag } from '@turno25/shared/contracts/primitives.ts';
import { identityBody } from '@turno25/shared/contracts/tickets.ts';
import type { Refusal } from '@turno25/shared/domain/ledger/refusals.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Branch } from '../branch.ts';
import type { Caller } from '../engine/submission.ts';
import { iso } from '../read-models/format.ts';
import { configOf } from '../read-models/visitView.ts';
import { bookAppointment } from '../verbs/appointments.ts';
import { ProblemError, problemDocument } from './problems.ts';

/** A line as a spreadsheet writes it: local date and hour of the branch. An empty cell is no value. */
const row = z.object({
  tramite: z.string().min(1),
  fecha: z.iso.date(),
  hora: z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/),
  referencia: z.string().max(64).optional(),
  run: z.string().optional(),
  preferente: z.enum(['si', 'sí', 'no', '']).optional(),
  idioma: z.union([z.literal(''), languageTag]).optional(),
});

type Rejected = ImportAnswer['rejected'][number];

/** Books each line by itself: what is wrong in one holds up no other, and the same file sent again books nothing twice. */
export async function importBookings(branch: Branch, caller: Caller, key: string, text: string): Promise<ImportAnswer> {
  const rejected: Rejected[] = [];
  let booked = 0;
  let repeated = 0;
  for (const { line, cells } of linesOf(text)) {
    const outcome = await bookLine(branch, caller, `${key}.${line}`.slice(-100), cells);
    if (outcome === 'booked') booked += 1;
    else if (outcome === 'repeated') repeated += 1;
    else rejected.push({ line, ...outcome });
  }
  return { booked, repeated, rejected };
}

/** Lines with their place in the file. Throws a problem when it is no table, or lacks a column that is needed. */
function linesOf(text: string): { readonly line: number; readonly cells: Record<string, string> }[] {
  let records: { info: { lines: number }; record: Record<string, string> }[];
  try {
    records = parse(text, {
      columns: (names: string[]) => names.map(plainName),
      delimiter: [';', ',', '\t'],
      bom: true,
      trim: true,
      skip_empty_lines: true,
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
): Promise<'booked' | 'repeated' | Omit<Rejected, 'line'>> {
  const config = configOf(branch.engine.state());
  const parsed = row.safeParse(cells);
  if (!parsed.success) return because('request.invalid');
  const { tramite, fecha, hora, referencia, run, preferente, idioma } = parsed.data;
  const person = run === undefined || run === '' ? null : identityBody.safeParse({ type: 'run', value: run });
  if (person !== null && !person.success) return because('request.invalid');
  const service = config.services.find(({ id, name }) => id === tramite || plainName(name) === plainName(tramite));
  const verb = bookAppointment(branch, {
    ...(referencia === undefined || referencia === '' ? {} : { reference: referencia }),
    serviceId: service?.id ?? tramite,
    at: iso(localTimeToInstant(fecha, hora.padStart(5, '0'), config.branch.zone)),
    class: preferente === 'si' || preferente === 'sí' ? 'preferential' : 'general',
    language: idioma === undefined || idioma === '' ? 'es-CL' : idioma,
    ...(person === null ? {} : { identity: person.data }),
  });
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
    case 'failed':
      throw outcome.error;
  }
}

/** A reference that is booked already is no fault of the line: the same file was sent again. */
function refusedLine({ code }: Refusal): 'repeated' | Omit<Rejected, 'line'> {
  return code === 'booking.repeated' ? 'repeated' : because(code);
}

function because(code: Parameters<typeof problemDocument>[0]): Omit<Rejected, 'line'> {
  const { title } = problemDocument(code);
  return { code, title };
}

/** Names of columns and services without accents, capitals and spaces around: as people write them. */
function plainName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
}
