import { isoInstant } from '../domain/calendar/businessDates.ts';
import { sumOf } from '../domain/figures/numbers.ts';
import type { MeasuredVisit } from '../domain/figures/v1/measured.ts';
import { isAttended } from '../domain/figures/v1/visitRecord.ts';
import { isWithin } from '../domain/figures/v1/waits.ts';
import type { SealedUnit } from '../domain/figures/v2/sealedRows.ts';
import type { AnyDaily, AnyPeriod } from '../domain/figures/v2/shape.ts';
import type { Instant, Millis, ServiceId, VisitId } from '../domain/ids.ts';
import { formatTicketNumber } from '../domain/visit/ticketNumber.ts';
import type { Outcome } from '../domain/visit/visit.ts';
import { say } from '../i18n/messages.ts';
import { type Cell, csvText } from './csvText.ts';
import { indicatorsOf } from './indicators.ts';
import type { Telling } from './present.ts';

/** An instant as the branch's clock showed it: `2026-11-20 09:05:00`. */
export type LocalTime = (instant: Instant) => string;

/** Words for a service's id; without them the id stands for itself. */
export type ServiceName = (serviceId: ServiceId) => string;

/**
 * A column's name is part of the file's form; what it means is in the catalogue, under `column.`, or follows from the column
 * that it is the readable form of.
 */
type Column<Row> = { readonly name: string; readonly cell: (row: Row) => Cell; readonly of?: ReadableOf };
type ReadableOf = { readonly column: string; readonly as: 'local' | 'duration' };

type FigureRow = { readonly figures: AnyDaily | AnyPeriod; readonly excluded: number } & ReturnType<
  typeof indicatorsOf
>[number];

const FIGURE_COLUMNS = [
  {
    name: 'desde',
    cell: ({ figures }) => ('from' in figures ? figures.from : figures.businessDate),
  },
  {
    name: 'hasta',
    cell: ({ figures }) => ('to' in figures ? figures.to : figures.businessDate),
  },
  { name: 'indicador', cell: ({ key }) => key },
  { name: 'nombre', cell: ({ name }) => name },
  { name: 'numerador', cell: ({ numerator }) => numerator },
  { name: 'denominador', cell: ({ denominator }) => denominator },
  {
    name: 'valor',
    cell: ({ value }) => value,
  },
  {
    name: 'tiempo',
    of: { column: 'valor', as: 'duration' },
    cell: ({ value, unit }) => (unit === say('unit.millis') ? durationText(value) : null),
  },
  { name: 'unidad', cell: ({ unit }) => unit },
  { name: 'excluidos', cell: ({ excluded }) => excluded },
  { name: 'formulas', cell: ({ figures }) => figures.formulas },
] as const satisfies readonly Column<FigureRow>[];

/** A visit as it is written down; of a day of version 2 each of its units, with its waits. */
export type ShownVisit = MeasuredVisit & {
  readonly unit?: SealedUnit;
  /** What was really given when it was finished; absent where it was not. */
  readonly given?: Given;
};

/** Services given in one attention, and how each ended; null where one outcome stands for all of them. */
export type Given = readonly { readonly serviceId: ServiceId; readonly outcome: Outcome | null }[];

type VisitRow = {
  readonly visit: ShownVisit;
  readonly serviceName: ServiceName;
  readonly localTime: LocalTime;
  /** Number of another visit of the day. */
  readonly numberOf: (visitId: VisitId) => string;
};

/** An instant in UTC, and beside it in the branch's hour. */
function instant<N extends string>(name: N, read: (row: VisitRow) => Instant | null) {
  return [
    { name, cell: (row: VisitRow) => iso(read(row)) },
    {
      name: `${name}_local`,
      of: { column: name, as: 'local' },
      cell: (row: VisitRow) => {
        const at = read(row);
        return at === null ? null : row.localTime(at);
      },
    },
  ] as const;
}

/** A time as people and spreadsheets read it, and beside it in milliseconds. */
function span<N extends string>(name: N, read: (row: VisitRow) => Millis | null) {
  const exact = `${name}_ms` as const;
  return [
    {
      name,
      of: { column: exact, as: 'duration' },
      cell: (row: VisitRow) => durationText(read(row)),
    },
    { name: exact, cell: read },
  ] as const;
}

/** Hours, minutes and seconds: `0:12:30`; two parts alone a spreadsheet takes for hours and minutes. */
function durationText(millis: Millis | null): string | null {
  if (millis === null) return null;
  const seconds = Math.floor(millis / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Between several things of one cell. */
const SEPARATOR = ' | ';

const VISIT_COLUMNS = [
  { name: 'fecha', cell: ({ visit }) => visit.record.businessDate },
  {
    name: 'numero',
    cell: ({ visit }) => formatTicketNumber(visit.record.ticket),
  },
  {
    name: 'servicio',
    cell: ({ visit, serviceName }) => serviceName(visit.unit?.serviceId ?? visit.record.serviceId),
  },
  { name: 'clase', cell: ({ visit }) => say(`cell.class.${visit.record.class}`) },
  { name: 'canal', cell: ({ visit }) => say(`cell.channel.${visit.record.channel}`) },
  ...instant('emision', ({ visit }) => visit.record.issuedAt),
  ...instant('inicio_espera', ({ visit }) => visit.unit?.waitsFrom ?? visit.record.waitsFrom),
  ...instant('primer_llamado', ({ visit }) => visit.record.waits[0].firstCallAt),
  ...instant('ultimo_llamado', ({ visit }) => visit.record.waits[0].lastCallAt),
  ...instant('inicio_atencion', ({ visit }) => visit.record.waits[0].startAt),
  ...instant('fin', ({ visit }) => visit.record.endedAt),
  ...span('limite', ({ visit }) => visit.unit?.limitMs ?? visit.record.limitMs),
  ...span('espera_oficial', ({ visit }) => (visit.unit === undefined ? visit.waits.officialMs : visit.unit.officialMs)),
  ...span('espera_primer_llamado', ({ visit }) => visit.waits.firstCallMs),
  ...span('espera_ultimo_llamado', ({ visit }) => visit.waits.lastCallMs),
  ...span('espera_total', ({ visit }) => visit.waits.totalMs),
  ...span('transcurrido', ({ visit }) => visit.waits.elapsedMs),
  ...span('espera_posterior', ({ visit }) => sumOf(visit.waits.later.map((wait) => wait.waitMs ?? 0))),
  ...span('pausa_persona', ({ visit }) => visit.unit?.heldMs ?? visit.waits.citizenHeldMs),
  { name: 'traslados', cell: ({ visit }) => visit.record.transfers },
  { name: 'rellamados', cell: ({ visit }) => visit.record.recalls },
  {
    name: 'dentro_del_limite',
    cell: ({ visit }) => officialWithin(visit),
  },
  { name: 'termino', cell: ({ visit }) => say(`cell.end.${visit.unit?.outcome ?? visit.record.end}`) },
  {
    name: 'resultado',
    cell: ({ visit }) => (visit.record.outcome === null ? null : say(`cell.outcome.${visit.record.outcome}`)),
  },
  {
    name: 'exclusion',
    cell: ({ visit }) =>
      visit.record.exclusion === null ? null : say(`cell.exclusion.${visit.record.exclusion.code}`),
  },
  {
    name: 'acto',
    cell: ({ visit }) => visit.record.exclusion?.act ?? null,
  },
  {
    name: 'hora_estimada',
    cell: ({ visit }) => yesNo(visit.record.estimatedTime || (visit.unit?.uncertain ?? null) !== null),
  },
  // From here on of version 2 alone; empty on the days that version 1 sealed.
  ...instant('emision_no_antes', ({ visit }) => visit.unit?.uncertain?.[0] ?? null),
  ...instant('emision_no_despues', ({ visit }) => visit.unit?.uncertain?.[1] ?? null),
  ...span('espera_estricta', ({ visit }) => visit.unit?.strictMs ?? null),
  ...span('espera_desde_llegada', ({ visit }) => visit.unit?.sinceArrivalMs ?? null),
  { name: 'cuenta_oficial', cell: ({ visit: { unit } }) => (unit ? yesNo(unit.in.includes('official')) : null) },
  { name: 'cuenta_estricta', cell: ({ visit: { unit } }) => (unit ? yesNo(unit.in.includes('strict')) : null) },
  {
    name: 'dentro_estricta',
    cell: ({ visit: { unit } }) => (unit?.in.includes('strict') ? yesNo(unit.within.includes('strict')) : null),
  },
  { name: 'termino_breve', cell: ({ visit: { unit } }) => (unit ? yesNo(unit.brief) : null) },
  {
    name: 'continua',
    cell: ({ visit: { unit }, numberOf }) => (unit?.continues ? numberOf(unit.continues) : null),
  },
  {
    name: 'origen',
    cell: ({ visit: { unit } }) => (unit?.origin === undefined ? null : say(`cell.origin.${unit.origin}`)),
  },
  // In the same order, one after the other; the second only where each has an outcome of its own.
  {
    name: 'tramites_realizados',
    cell: ({ visit: { given }, serviceName }) =>
      given === undefined ? null : given.map(({ serviceId }) => serviceName(serviceId)).join(SEPARATOR),
  },
  {
    name: 'resultado_de_cada_uno',
    cell: ({ visit: { given } }) => {
      const outcomes = given?.flatMap(({ outcome }) => outcome ?? []) ?? [];
      return outcomes.length === 0 ? null : outcomes.map((outcome) => say(`cell.outcome.${outcome}`)).join(SEPARATOR);
    },
  },
] as const satisfies readonly Column<VisitRow>[];

/**
 * The figures sheet of a day or of a period: one row per indicator, with what it was computed from; what was noted of a day
 * comes last, in words alone.
 */
export function figuresCsv(
  figures: AnyDaily | AnyPeriod,
  serviceName: ServiceName = identity,
  notes: readonly string[] = [],
  telling: Telling = 'all',
): string {
  const excluded = sumOf(figures.standard.exclusions.map(({ visits }) => visits));
  const noted = notes.map((name) => ({ key: 'nota', name, numerator: null, denominator: null, value: null, unit: '' }));
  const rows = [...indicatorsOf(figures, { say, serviceName }, telling), ...noted].map((indicator) => ({
    figures,
    excluded,
    ...indicator,
  }));
  return tableOf(FIGURE_COLUMNS, rows);
}

/**
 * One row per visit of a measured day (of version 2 one per unit), in order of issue: the evidence behind the figures, and no personal data (neither
 * identity nor staff, nor any token).
 */
export function visitsCsv(
  visits: readonly ShownVisit[],
  localTime: LocalTime,
  serviceName: ServiceName = identity,
): string {
  const numbers = new Map(visits.map(({ record }) => [record.visitId, formatTicketNumber(record.ticket)]));
  const numberOf = (visitId: VisitId): string => numbers.get(visitId) ?? visitId;
  return tableOf(
    VISIT_COLUMNS,
    visits.map((visit) => ({ visit, localTime, serviceName, numberOf })),
  );
}

function officialWithin({ record, waits, unit }: ShownVisit): string | null {
  if (unit !== undefined) return unit.in.includes('official') ? yesNo(unit.within.includes('official')) : null;
  return isAttended(record) ? yesNo(isWithin(record, waits)) : null;
}

/** What each column of the two tables means. */
export function dictionaryCsv(): string {
  const rows = [
    ...FIGURE_COLUMNS.map((column) => [
      'cifras',
      column.name,
      'of' in column ? readable(column.of) : say(`column.figures.${column.name}`),
    ]),
    ...VISIT_COLUMNS.map((column) => [
      'visitas',
      column.name,
      'of' in column ? readable(column.of) : say(`column.visits.${column.name}`),
    ]),
  ];
  return csvText(['tabla', 'columna', 'significado'], rows);
}

function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return csvText(
    columns.map(({ name }) => name),
    rows.map((row) => columns.map(({ cell }) => cell(row))),
  );
}

function readable({ column, as }: ReadableOf): string {
  return say(as === 'local' ? 'column.local' : 'column.duration', { column });
}

function identity(serviceId: ServiceId): string {
  return serviceId;
}

function iso(instant: Instant | null): string | null {
  return instant === null ? null : isoInstant(instant);
}

function yesNo(value: boolean): string {
  return say(value ? 'cell.yes' : 'cell.no');
}
