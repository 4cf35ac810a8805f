import type { ServiceId } from '../ids.ts';
import type { ExclusionCode } from '../visit/visit.ts';
import { presentFigures } from './presentation.ts';
import type { DailyFigures, ExclusionCount, PeriodFigures } from './v1/shape.ts';
import type { ComplianceView, FiguresView, GradesView, QuotientView, ShareView, SpreadView } from './view.ts';

/** One line of the figures sheet, as Chile's public indicator sheets are written: name, numerator, denominator, value. */
export type Indicator = {
  readonly key: string;
  readonly name: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly unit: string;
};

const PERCENT = 'porcentaje';
const MILLIS = 'milisegundos';
const COUNT = 'cantidad';
const UNDEFINED = { numerator: null, denominator: null, value: null };

const EXCLUSION_KEYS: Readonly<Record<ExclusionCode, string>> = {
  testTicket: 'prueba',
  duplicate: 'duplicado',
  contingency: 'contingencia',
};
const EXCLUSION_WORDS: Readonly<Record<ExclusionCode, string>> = {
  testTicket: 'ticket de prueba',
  duplicate: 'duplicado',
  contingency: 'contingencia declarada',
};

/** Every indicator of a day or of a period, in a fixed order. `serviceName` gives the words for a service's id. */
export function indicatorsOf(
  figures: DailyFigures | PeriodFigures,
  serviceName: (serviceId: ServiceId) => string,
): readonly Indicator[] {
  const view = presentFigures(figures);
  return [
    ...standardRows(view),
    ...besideRows(view),
    ...view.standard.byService.flatMap((service) =>
      complianceRows(`servicio.${service.serviceId}`, serviceName(service.serviceId), service),
    ),
    ...complianceRows('clase.general', 'atención general', view.standard.byClass.general),
    ...complianceRows('clase.preferente', 'atención preferente', view.standard.byClass.preferential),
    ...serviceRows(view, serviceName),
    ...resolutionRows(view),
    ...satisfactionRows(view, serviceName),
  ];
}

function standardRows({ standard, tickets }: FiguresView): readonly Indicator[] {
  const { bands } = standard;
  return [
    countRow('tickets', 'Tickets emitidos', tickets.issued),
    countRow('tickets_hora_estimada', 'Tickets con hora estimada', tickets.estimatedTime),
    shareRow('oficial', 'Atendidos dentro del límite, sobre atendidos', standard.official),
    shareRow('estricto', 'Atendidos dentro del límite, sobre atendidos y perdidos pasado el límite', standard.strict),
    shareRow('primer_llamado', 'Primer llamado dentro del límite, sobre llamados', standard.firstCallWithin),
    ...spreadRows('espera', 'Espera oficial', standard.wait),
    ...spreadRows('espera_primer_llamado', 'Espera hasta el primer llamado', standard.firstCallWait),
    ...spreadRows('espera_ultimo_llamado', 'Espera hasta el último llamado', standard.lastCallWait),
    ...spreadRows('espera_total', 'Espera total de la visita', standard.totalWait),
    countRow('banda_0_10', 'Esperas de 0 a 10 minutos', bands.upTo10),
    countRow('banda_10_20', 'Esperas de más de 10 hasta 20 minutos', bands.upTo20),
    countRow('banda_20_25', 'Esperas de más de 20 hasta 25 minutos', bands.upTo25),
    countRow('banda_25_40', 'Esperas de más de 25 hasta 40 minutos', bands.upTo40),
    countRow('banda_40', 'Esperas de más de 40 minutos', bands.over40),
    quotientRow('exceso', 'Minutos sobre el límite por atendido', standard.overLimitMinutes, 'minutos'),
  ];
}

function besideRows({ standard }: FiguresView): readonly Indicator[] {
  const { citizenHolds, staffHolds, laterWaits } = standard;
  return [
    shareRow('abandono', 'Abandonos e inasistencias sin atención, sobre tickets considerados', standard.abandonment),
    shareRow('no_se_presenta', 'Inasistencias sin atención, sobre tickets considerados', standard.noShow),
    countRow('perdidos', 'No atendidos que esperaron más que el límite', standard.lostPastLimit),
    ...standard.exclusions.flatMap(exclusionRows),
    countRow('pausas_ciudadano', 'Pausas pedidas por la persona, descontadas de la espera', citizenHolds.holds),
    countRow('pausas_ciudadano_ms', 'Tiempo de pausas pedidas por la persona', citizenHolds.sumMs, MILLIS),
    countRow('pausas_funcionario', 'Pausas por causa del servicio, contadas como espera', staffHolds.holds),
    countRow('pausas_funcionario_ms', 'Tiempo de pausas por causa del servicio', staffHolds.sumMs, MILLIS),
    countRow('rellamados', 'Rellamados', standard.recalls),
    ...spreadRows('espera_posterior', 'Esperas posteriores a la primera atención', laterWaits.served),
    countRow('espera_posterior_sin_atender', 'Esperas posteriores sin atención', laterWaits.unserved),
    shareRow('llamados_fuera_de_regla', 'Llamados elegidos a mano, sobre llamados', standard.callsOutsideRule),
    ...spreadRows('llamado_a_atencion', 'Del llamado al inicio de la atención', standard.callToStart),
    quotientRow(
      'mediana_preferente',
      'Mediana preferente sobre general',
      standard.preferentialMedian ?? UNDEFINED,
      'razón',
    ),
  ];
}

function serviceRows({ service }: FiguresView, serviceName: (serviceId: ServiceId) => string): readonly Indicator[] {
  return [
    shareRow('ocupacion', 'Tiempo de atención, sobre atención y disponibilidad', service.occupancy),
    quotientRow('rendimiento', 'Atenciones terminadas por hora de módulo', service.throughputPerHour, 'por hora'),
    ...service.byService.flatMap((row) =>
      spreadRows(`atencion.${row.serviceId}`, `Tiempo de atención, ${serviceName(row.serviceId)}`, row.finished),
    ),
    ...service.byCounter.map((row) =>
      shareRow(`ocupacion.${row.counterId}`, `Ocupación del módulo ${row.counterId}`, row.occupancy),
    ),
  ];
}

function resolutionRows({ resolution }: FiguresView): readonly Indicator[] {
  const { outcomes, answers } = resolution;
  return [
    shareRow('resolucion', 'Resueltos según funcionario, sobre atenciones terminadas', resolution.byStaff),
    countRow('resultado.parcial', 'Resueltos en parte', outcomes.partial),
    countRow('resultado.derivado', 'Derivados', outcomes.referred),
    countRow('resultado.no_resuelto', 'No resueltos', outcomes.unresolved),
    shareRow('resolucion_persona', 'Resueltos según la persona, sobre respuestas', resolution.byCitizen),
    countRow('resolucion_persona.en_parte', 'En parte, según la persona', answers.partly),
    countRow('resolucion_persona.no', 'No resueltos, según la persona', answers.no),
  ];
}

function satisfactionRows(
  { satisfaction }: FiguresView,
  nameOf: (serviceId: ServiceId) => string,
): readonly Indicator[] {
  return [
    shareRow('respuesta', 'Encuestas de una visita, sobre atendidos', satisfaction.response),
    countRow('encuestas', 'Encuestas contadas', satisfaction.answers),
    countRow('encuestas_no_contadas', 'Encuestas guardadas y no contadas', satisfaction.uncounted),
    countRow('encuestas_excluidas', 'Encuestas de tickets de prueba o duplicados', satisfaction.excluded),
    ...gradeRows('satisfaccion', 'satisfacción global', satisfaction.global),
    ...gradeRows('trato', 'trato', satisfaction.treatment),
    ...gradeRows('satisfaccion_espera', 'satisfacción con la espera', satisfaction.wait),
    ...satisfaction.globalByService.flatMap(({ serviceId, answers }) =>
      gradeRows(`satisfaccion.${serviceId}`, `satisfacción global, ${nameOf(serviceId)}`, answers),
    ),
  ];
}

/** A hidden cell keeps its number of answers and leaves its values empty. */
function gradeRows(key: string, name: string, view: GradesView): readonly Indicator[] {
  const answers = countRow(`${key}.n`, `Respuestas: ${name}`, view.n);
  if (view.hidden) return [answers];
  const { numerator, denominator, points } = view.net;
  return [
    answers,
    shareRow(`${key}.6_7`, `Notas 6 y 7: ${name}`, view.satisfied),
    { key: `${key}.neta`, name: `Satisfacción neta: ${name}`, numerator, denominator, value: points, unit: 'puntos' },
    quotientRow(`${key}.promedio`, `Nota promedio: ${name}`, view.mean, 'nota'),
    errorRow(`${key}.error`, `Error al 95 % de las notas 6 y 7: ${name}`, view.error95),
    errorRow(`${key}.neta.error`, `Error al 95 % de la satisfacción neta: ${name}`, view.netError95),
  ];
}

function complianceRows(key: string, name: string, view: ComplianceView): readonly Indicator[] {
  return [
    shareRow(`${key}.oficial`, `Cumplimiento oficial, ${name}`, view.official),
    shareRow(`${key}.estricto`, `Cumplimiento estricto, ${name}`, view.strict),
    ...spreadRows(`${key}.espera`, `Espera oficial, ${name}`, view.wait),
  ];
}

function spreadRows(key: string, name: string, view: SpreadView): readonly Indicator[] {
  const percentile = (value: number | null) => ({ numerator: null, denominator: view.n, value, unit: MILLIS });
  return [
    { key: `${key}.media`, name: `${name}: media`, ...percentile(view.meanMs), numerator: view.sumMs },
    { key: `${key}.p50`, name: `${name}: mediana`, ...percentile(view.p50Ms) },
    { key: `${key}.p90`, name: `${name}: percentil 90`, ...percentile(view.p90Ms) },
    { key: `${key}.p99`, name: `${name}: percentil 99`, ...percentile(view.p99Ms) },
    { key: `${key}.max`, name: `${name}: máximo`, ...percentile(view.maxMs) },
  ];
}

function shareRow(key: string, name: string, { numerator, denominator, percent }: ShareView): Indicator {
  return { key, name, numerator, denominator, value: percent, unit: PERCENT };
}

function quotientRow(key: string, name: string, view: QuotientView | typeof UNDEFINED, unit: string): Indicator {
  return { key, name, ...view, unit };
}

function countRow(key: string, name: string, value: number, unit = COUNT): Indicator {
  return { key, name, numerator: null, denominator: null, value, unit };
}

function errorRow(key: string, name: string, value: number | null): Indicator {
  return { key, name, numerator: null, denominator: null, value, unit: 'puntos' };
}

/** How many a code took out, and how many of them were attended and within: what the figure would be without it. */
function exclusionRows({ code, visits, attended, within, acts }: ExclusionCount): readonly Indicator[] {
  const name = `Excluidos por ${EXCLUSION_WORDS[code]}${acts.length === 0 ? '' : ` (${acts.join(', ')})`}`;
  const key = `excluidos.${EXCLUSION_KEYS[code]}`;
  return [
    countRow(key, name, visits),
    countRow(`${key}.atendidos`, `${name}: atendidos`, attended),
    countRow(`${key}.dentro`, `${name}: dentro del límite`, within),
  ];
}
