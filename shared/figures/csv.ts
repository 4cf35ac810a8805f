import { isoInstant } from '../domain/calendar/businessDates.ts';
import { sumOf } from '../domain/figures/numbers.ts';
import type { MeasuredVisit } from '../domain/figures/v1/measured.ts';
import { isAttended } from '../domain/figures/v1/visitRecord.ts';
import { isWithin } from '../domain/figures/v1/waits.ts';
import type { SealedUnit } from '../domain/figures/v2/sealedRows.ts';
import type { AnyDaily, AnyPeriod } from '../domain/figures/v2/shape.ts';
import type { Instant, ServiceId, VisitId } from '../domain/ids.ts';
import { formatTicketNumber } from '../domain/visit/ticketNumber.ts';
import { say } from '../i18n/messages.ts';
import { type Cell, csvText } from './csvText.ts';
import { indicatorsOf } from './indicators.ts';

/** Words for a service's id; without them the id stands for itself. */
export type ServiceName = (serviceId: ServiceId) => string;

/** A column's name is part of the file's form; what it means is in the catalogue, under `column.`. */
type Column<Row> = { readonly name: string; readonly cell: (row: Row) => Cell };

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
  { name: 'unidad', cell: ({ unit }) => unit },
  { name: 'excluidos', cell: ({ excluded }) => excluded },
  { name: 'formulas', cell: ({ figures }) => figures.formulas },
] as const satisfies readonly Column<FigureRow>[];

/** A visit as it is written down; of a day of version 2 each of its units, with its waits. */
export type ShownVisit = MeasuredVisit & { readonly unit?: SealedUnit };

type VisitRow = {
  readonly visit: ShownVisit;
  readonly serviceName: ServiceName;
  /** Number of another visit of the day. */
  readonly numberOf: (visitId: VisitId) => string;
};

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
  {
    name: 'emision',
    cell: ({ visit }) => isoInstant(visit.record.issuedAt),
  },
  {
    name: 'inicio_espera',
    cell: ({ visit }) => isoInstant(visit.unit?.waitsFrom ?? visit.record.waitsFrom),
  },
  {
    name: 'primer_llamado',
    cell: ({ visit }) => iso(visit.record.waits[0].firstCallAt),
  },
  {
    name: 'ultimo_llamado',
    cell: ({ visit }) => iso(visit.record.waits[0].lastCallAt),
  },
  {
    name: 'inicio_atencion',
    cell: ({ visit }) => iso(visit.record.waits[0].startAt),
  },
  { name: 'fin', cell: ({ visit }) => iso(visit.record.endedAt) },
  { name: 'limite_ms', cell: ({ visit }) => visit.unit?.limitMs ?? visit.record.limitMs },
  {
    name: 'espera_oficial_ms',
    cell: ({ visit }) => (visit.unit === undefined ? visit.waits.officialMs : visit.unit.officialMs),
  },
  {
    name: 'espera_primer_llamado_ms',
    cell: ({ visit }) => visit.waits.firstCallMs,
  },
  {
    name: 'espera_ultimo_llamado_ms',
    cell: ({ visit }) => visit.waits.lastCallMs,
  },
  {
    name: 'espera_total_ms',
    cell: ({ visit }) => visit.waits.totalMs,
  },
  {
    name: 'transcurrido_ms',
    cell: ({ visit }) => visit.waits.elapsedMs,
  },
  {
    name: 'espera_posterior_ms',
    cell: ({ visit }) => sumOf(visit.waits.later.map((wait) => wait.waitMs ?? 0)),
  },
  {
    name: 'pausa_persona_ms',
    cell: ({ visit }) => visit.unit?.heldMs ?? visit.waits.citizenHeldMs,
  },
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
  { name: 'emision_no_antes', cell: ({ visit }) => iso(visit.unit?.uncertain?.[0] ?? null) },
  { name: 'emision_no_despues', cell: ({ visit }) => iso(visit.unit?.uncertain?.[1] ?? null) },
  { name: 'espera_estricta_ms', cell: ({ visit }) => visit.unit?.strictMs ?? null },
  { name: 'espera_desde_llegada_ms', cell: ({ visit }) => visit.unit?.sinceArrivalMs ?? null },
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
] as const satisfies readonly Column<VisitRow>[];

/** The figures sheet of a day or of a period: one row per indicator, with what it was computed from. */
export function figuresCsv(figures: AnyDaily | AnyPeriod, serviceName: ServiceName = identity): string {
  const excluded = sumOf(figures.standard.exclusions.map(({ visits }) => visits));
  const rows = indicatorsOf(figures, { say, serviceName }).map((indicator) => ({ figures, excluded, ...indicator }));
  return tableOf(FIGURE_COLUMNS, rows);
}

/**
 * One row per visit of a measured day (of version 2 one per unit), in order of issue: the evidence behind the figures, and no personal data (neither
 * identity nor staff, nor any token).
 */
export function visitsCsv(visits: readonly ShownVisit[], serviceName: ServiceName = identity): string {
  const numbers = new Map(visits.map(({ record }) => [record.visitId, formatTicketNumber(record.ticket)]));
  const numberOf = (visitId: VisitId): string => numbers.get(visitId) ?? visitId;
  return tableOf(
    VISIT_COLUMNS,
    visits.map((visit) => ({ visit, serviceName, numberOf })),
  );
}

function officialWithin({ record, waits, unit }: ShownVisit): string | null {
  if (unit !== undefined) return unit.in.includes('official') ? yesNo(unit.within.includes('official')) : null;
  return isAttended(record) ? yesNo(isWithin(record, waits)) : null;
}

/** What each column of the two tables means. */
export function dictionaryCsv(): string {
  const rows = [
    ...FIGURE_COLUMNS.map(({ name }) => ['cifras', name, say(`column.figures.${name}`)]),
    ...VISIT_COLUMNS.map(({ name }) => ['visitas', name, say(`column.visits.${name}`)]),
  ];
  return csvText(['tabla', 'columna', 'significado'], rows);
}

function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return csvText(
    columns.map(({ name }) => name),
    rows.map((row) => columns.map(({ cell }) => cell(row))),
  );
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
