import { isoInstant } from '../calendar/businessDates.ts';
import type { Instant, ServiceId } from '../ids.ts';
import { formatTicketNumber } from '../visit/ticketNumber.ts';
import type { Channel, ExclusionCode, Outcome, VisitClass } from '../visit/visit.ts';
import { type Cell, csvText } from './csvText.ts';
import { indicatorsOf } from './indicators.ts';
import { sumOf } from './numbers.ts';
import type { MeasuredVisit } from './v1/measured.ts';
import type { DailyFigures, PeriodFigures, VisitEnd } from './v1/shape.ts';
import { isAttended } from './v1/visitRecord.ts';
import { isWithin } from './v1/waits.ts';

/** Words for a service's id; without them the id stands for itself. */
export type ServiceName = (serviceId: ServiceId) => string;

type Column<Row> = { readonly name: string; readonly meaning: string; readonly cell: (row: Row) => Cell };

const CLASSES: Readonly<Record<VisitClass, string>> = { general: 'general', preferential: 'preferente' };
const CHANNELS: Readonly<Record<Channel, string>> = {
  inPerson: 'presencial',
  mobileUnit: 'unidad móvil',
  appointment: 'cita',
};
const ENDS: Readonly<Record<VisitEnd, string>> = {
  finished: 'atención terminada',
  noShow: 'no se presenta',
  left: 'se retira',
  removed: 'retirado por funcionario',
  expired: 'abierto al cierre',
  open: 'en curso',
};
const OUTCOMES: Readonly<Record<Outcome, string>> = {
  resolved: 'resuelto',
  partial: 'en parte',
  referred: 'derivado',
  unresolved: 'no resuelto',
};
const EXCLUSIONS: Readonly<Record<ExclusionCode, string>> = {
  testTicket: 'ticket de prueba',
  duplicate: 'duplicado',
  contingency: 'contingencia declarada',
};

type FigureRow = { readonly figures: DailyFigures | PeriodFigures; readonly excluded: number } & ReturnType<
  typeof indicatorsOf
>[number];

const FIGURE_COLUMNS: readonly Column<FigureRow>[] = [
  {
    name: 'desde',
    meaning: 'Primer día que comprende la cifra (AAAA-MM-DD, fecha local de la sucursal)',
    cell: ({ figures }) => ('from' in figures ? figures.from : figures.businessDate),
  },
  {
    name: 'hasta',
    meaning: 'Último día que comprende la cifra',
    cell: ({ figures }) => ('to' in figures ? figures.to : figures.businessDate),
  },
  { name: 'indicador', meaning: 'Clave estable del indicador', cell: ({ key }) => key },
  { name: 'nombre', meaning: 'Qué mide', cell: ({ name }) => name },
  { name: 'numerador', meaning: 'Numerador exacto; milisegundos si suma tiempos', cell: ({ numerator }) => numerator },
  { name: 'denominador', meaning: 'Denominador exacto, o número de casos', cell: ({ denominator }) => denominator },
  {
    name: 'valor',
    meaning: 'Valor con dos decimales, siempre hacia abajo (los errores, hacia arriba); vacío si no está definido',
    cell: ({ value }) => value,
  },
  { name: 'unidad', meaning: 'Unidad del valor', cell: ({ unit }) => unit },
  { name: 'excluidos', meaning: 'Tickets excluidos del estándar ese día o período', cell: ({ excluded }) => excluded },
  { name: 'formulas', meaning: 'Versión de las fórmulas', cell: ({ figures }) => figures.formulas },
];

type VisitRow = { readonly visit: MeasuredVisit; readonly serviceName: ServiceName };

const VISIT_COLUMNS: readonly Column<VisitRow>[] = [
  { name: 'fecha', meaning: 'Fecha local de la sucursal (AAAA-MM-DD)', cell: ({ visit }) => visit.record.businessDate },
  {
    name: 'numero',
    meaning: 'Número impreso en el ticket',
    cell: ({ visit }) => formatTicketNumber(visit.record.ticket),
  },
  {
    name: 'servicio',
    meaning: 'Trámite pedido en el módulo de autoatención; los traslados no lo cambian',
    cell: ({ visit, serviceName }) => serviceName(visit.record.serviceId),
  },
  { name: 'clase', meaning: 'general o preferente', cell: ({ visit }) => CLASSES[visit.record.class] },
  { name: 'canal', meaning: 'presencial, unidad móvil o cita', cell: ({ visit }) => CHANNELS[visit.record.channel] },
  {
    name: 'emision',
    meaning: 'Emisión del ticket (ISO 8601, UTC)',
    cell: ({ visit }) => isoInstant(visit.record.issuedAt),
  },
  {
    name: 'inicio_espera',
    meaning: 'Inicio de la espera: emisión, o la hora de la cita si llegó antes (ISO 8601, UTC)',
    cell: ({ visit }) => isoInstant(visit.record.waitsFrom),
  },
  {
    name: 'primer_llamado',
    meaning: 'Primer llamado (ISO 8601, UTC)',
    cell: ({ visit }) => iso(visit.record.waits[0].firstCallAt),
  },
  {
    name: 'ultimo_llamado',
    meaning: 'Último llamado o rellamado antes de la primera atención (ISO 8601, UTC)',
    cell: ({ visit }) => iso(visit.record.waits[0].lastCallAt),
  },
  {
    name: 'inicio_atencion',
    meaning: 'Inicio de la primera atención, confirmado por una persona (ISO 8601, UTC)',
    cell: ({ visit }) => iso(visit.record.waits[0].startAt),
  },
  { name: 'fin', meaning: 'Término de la visita (ISO 8601, UTC)', cell: ({ visit }) => iso(visit.record.endedAt) },
  { name: 'limite_ms', meaning: 'Límite de espera vigente al emitir', cell: ({ visit }) => visit.record.limitMs },
  {
    name: 'espera_oficial_ms',
    meaning: 'Del inicio de la espera a la primera atención, menos las pausas pedidas por la persona',
    cell: ({ visit }) => visit.waits.officialMs,
  },
  {
    name: 'espera_primer_llamado_ms',
    meaning: 'Del inicio de la espera al primer llamado',
    cell: ({ visit }) => visit.waits.firstCallMs,
  },
  {
    name: 'espera_ultimo_llamado_ms',
    meaning: 'Del inicio de la espera al último llamado antes de la primera atención',
    cell: ({ visit }) => visit.waits.lastCallMs,
  },
  {
    name: 'espera_total_ms',
    meaning: 'Toda la espera de la visita, segundas etapas incluidas',
    cell: ({ visit }) => visit.waits.totalMs,
  },
  {
    name: 'transcurrido_ms',
    meaning: 'Espera de quien no fue atendido: al primer llamado si no se presentó, al término en los demás casos',
    cell: ({ visit }) => visit.waits.elapsedMs,
  },
  {
    name: 'espera_posterior_ms',
    meaning: 'Suma de las esperas posteriores a la primera atención',
    cell: ({ visit }) => sumOf(visit.waits.later.map((wait) => wait.waitMs ?? 0)),
  },
  {
    name: 'pausa_persona_ms',
    meaning: 'Tiempo descontado de la espera oficial por pausas que la persona pidió',
    cell: ({ visit }) => visit.waits.citizenHeldMs,
  },
  { name: 'traslados', meaning: 'Número de traslados', cell: ({ visit }) => visit.record.transfers },
  { name: 'rellamados', meaning: 'Número de rellamados', cell: ({ visit }) => visit.record.recalls },
  {
    name: 'dentro_del_limite',
    meaning: 'sí o no; vacío si no fue atendido',
    cell: ({ visit }) => (isAttended(visit.record) ? yesNo(isWithin(visit.record, visit.waits)) : null),
  },
  { name: 'termino', meaning: 'Cómo terminó la visita', cell: ({ visit }) => ENDS[visit.record.end] },
  {
    name: 'resultado',
    meaning: 'Resultado declarado por el funcionario; vacío si la atención no terminó',
    cell: ({ visit }) => (visit.record.outcome === null ? null : OUTCOMES[visit.record.outcome]),
  },
  {
    name: 'exclusion',
    meaning: 'Motivo por el que no cuenta en el estándar; vacío si cuenta',
    cell: ({ visit }) => (visit.record.exclusion === null ? null : EXCLUSIONS[visit.record.exclusion.code]),
  },
  {
    name: 'acto',
    meaning: 'Número del acto administrativo de la contingencia',
    cell: ({ visit }) => visit.record.exclusion?.act ?? null,
  },
  {
    name: 'hora_estimada',
    meaning: 'sí cuando la emisión viene del reloj de un equipo sin conexión con diferencia mayor que la tolerada',
    cell: ({ visit }) => yesNo(visit.record.estimatedTime),
  },
];

/** The figures sheet of a day or of a period: one row per indicator, with what it was computed from. */
export function figuresCsv(figures: DailyFigures | PeriodFigures, serviceName: ServiceName = identity): string {
  const excluded = sumOf(figures.standard.exclusions.map(({ visits }) => visits));
  const rows = indicatorsOf(figures, serviceName).map((indicator) => ({ figures, excluded, ...indicator }));
  return tableOf(FIGURE_COLUMNS, rows);
}

/**
 * One row per visit of a measured day, in order of issue: the evidence behind the figures, and no personal data (neither
 * identity nor staff, nor any token).
 */
export function visitsCsv(visits: readonly MeasuredVisit[], serviceName: ServiceName = identity): string {
  return tableOf(
    VISIT_COLUMNS,
    visits.map((visit) => ({ visit, serviceName })),
  );
}

/** What each column of the two tables means. */
export function dictionaryCsv(): string {
  const rows = [
    ...FIGURE_COLUMNS.map(({ name, meaning }) => ['cifras', name, meaning]),
    ...VISIT_COLUMNS.map(({ name, meaning }) => ['visitas', name, meaning]),
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
  return value ? 'sí' : 'no';
}
