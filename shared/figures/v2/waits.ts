import { z } from 'zod';
import { grades, type ShareView, spread } from '../../contracts/figures.ts';
import { channel, count, millis, opaqueId, ratio, visitClass } from '../../contracts/primitives.ts';
import { sumOf } from '../../domain/figures/numbers.ts';
import { sumCompliance } from '../../domain/figures/v2/period.ts';
import type { AnonymousAnswers, AttendantSignals, Cell, WaitsFigures } from '../../domain/figures/v2/shape.ts';
import type { Compliance } from '../../domain/figures/v2/standard.ts';
import { MINUTE } from '../../domain/ids.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Indicator, Showing, Words } from '../declaration.ts';
import { gradesView } from '../grades.ts';
import { countLine, gradeLines, shareLine, spreadLines } from '../lines.ts';
import { shareView, spreadView } from '../numbers.ts';

/** What version 2 of the formulas shows beside the standard (ADR 0022): no share of it stands without the three others. */
const shares = z.strictObject({ official: ratio, strict: ratio });
const four = { ...shares.shape, withoutBrief: shares };
const ends = { expired: count, open: count };
const group = { ...four, ...ends, limitsMs: z.array(millis), wait: spread, sinceArrival: spread };
const holds = z.strictObject({ holds: count, visits: count, sumMs: millis });
const signal = z.strictObject({
  attendantId: opaqueId,
  staffHolds: count,
  unconfirmedHolds: count,
  briefFinishes: count,
  touches: count,
  undoneStarts: count,
  undoneEnds: count.exactOptional(),
  endsBeforeLimit: count,
  unannouncedCalls: count,
});
const sums = z.strictObject({ ...four, ...ends });

const schema = z.strictObject({
  withoutBrief: shares,
  withoutExclusions: z.strictObject(four),
  strictWait: spread,
  sinceArrival: spread,
  /** By service, class and channel: the parts add up to the whole. */
  cells: z.array(z.strictObject({ serviceId: opaqueId, class: visitClass, channel, ...group })),
  byService: z.array(z.strictObject({ serviceId: opaqueId, limitsMs: z.array(millis), ...sums.shape })),
  byClass: z.array(z.strictObject({ class: visitClass, ...sums.shape })),
  byChannel: z.array(z.strictObject({ channel, ...sums.shape })),
  ...ends,
  uncertain: count,
  continued: count,
  sentAway: count,
  walkDirects: z.strictObject({ all: count, paired: count }),
  confirmedHolds: holds,
  unconfirmedHolds: holds,
  answers: z.strictObject({ bound: count, anonymous: count }),
  /** What the anonymous ones said, of days that told them apart. */
  anonymous: z
    .strictObject({
      global: grades,
      treatment: grades,
      wait: grades,
      /** Null where the answers are guarded. */
      resolved: z.strictObject({ yes: count, partly: count, no: count }).nullable(),
    })
    .exactOptional(),
  roll: z
    .strictObject({ visits: count, attended: count, spoiled: count, without: z.strictObject(four) })
    .exactOptional(),
  /** Of each attendant; null where those are guarded. */
  signals: z.array(signal).nullable(),
});
export type WaitsView = z.infer<typeof schema>;
type FourView = { official: ShareView; strict: ShareView; withoutBrief: { official: ShareView; strict: ShareView } };

const SIGNALS = [
  'staffHolds',
  'unconfirmedHolds',
  'briefFinishes',
  'touches',
  'undoneStarts',
  'undoneEnds',
  'endsBeforeLimit',
  'unannouncedCalls',
] as const satisfies readonly (keyof AttendantSignals)[];
const SIGNAL_KEYS = {
  staffHolds: 'pausas_funcionario',
  unconfirmedHolds: 'pausas_sin_confirmar',
  briefFinishes: 'terminos_breves',
  touches: 'inicios_no_efectivos',
  undoneStarts: 'inicios_deshechos',
  undoneEnds: 'terminos_deshechos',
  endsBeforeLimit: 'salidas_antes_del_limite',
  unannouncedCalls: 'llamados_sin_pantalla',
} as const;

export const waits = {
  schema,
  show(raw: WaitsFigures, showing: Showing): WaitsView {
    const { cells, roll, anonymous, ...rest } = raw;
    return {
      ...rest,
      withoutBrief: sharesView(raw.withoutBrief),
      withoutExclusions: fourView(raw.withoutExclusions),
      strictWait: spreadView(raw.strictWait),
      sinceArrival: spreadView(raw.sinceArrival),
      cells: cells.map((cell) => ({
        ...cell,
        ...fourView(cell),
        limitsMs: [...cell.limitsMs],
        wait: spreadView(cell.wait),
        sinceArrival: spreadView(cell.sinceArrival),
      })),
      byService: [...Map.groupBy(cells, ({ serviceId }) => serviceId)].map(([serviceId, part]) => ({
        serviceId,
        limitsMs: [...new Set(part.flatMap(({ limitsMs }) => limitsMs))].sort((a, b) => a - b),
        ...summed(part),
      })),
      byClass: (['general', 'preferential'] as const).map((name) => ({
        class: name,
        ...summed(cells.filter((cell) => cell.class === name)),
      })),
      byChannel: (['inPerson', 'mobileUnit', 'appointment'] as const).map((name) => ({
        channel: name,
        ...summed(cells.filter((cell) => cell.channel === name)),
      })),
      ...endsOf(cells),
      walkDirects: { ...raw.walkDirects },
      answers: { ...raw.answers },
      ...(anonymous === undefined ? {} : { anonymous: anonymousView(anonymous, showing) }),
      ...(roll === undefined ? {} : { roll: { ...roll, without: fourView(roll.without) } }),
      signals: showing.guarded ? null : raw.signals.map((row) => ({ ...row })),
    };
  },

  /** The lines of a sheet. A group has its shares, its limits, its waits beside and who was there at the closing. */
  lines(view: WaitsView, words: Words): readonly Indicator[] {
    const { say, serviceName } = words;
    return [
      ...briefLines('', say('figure.waits.all'), view.withoutBrief, words),
      ...fourLines('sin_exclusiones', say('figure.waits.withoutExclusions'), view.withoutExclusions, words),
      ...spreadLines(say, 'espera_estricta', say('figure.waits.strictWait'), view.strictWait),
      ...spreadLines(say, 'espera_desde_llegada', say('figure.waits.sinceArrival'), view.sinceArrival),
      ...endLines('', say('figure.waits.all'), view, words),
      ...view.byService.flatMap((row) => {
        const [key, name] = [`servicio.${row.serviceId}`, serviceName(row.serviceId)];
        return [
          ...briefLines(`${key}.`, name, row.withoutBrief, words),
          ...endLines(`${key}.`, name, row, words),
          ...limitLines(key, name, row.limitsMs, words),
        ];
      }),
      ...view.byClass.flatMap((row) => {
        const [key, name] = [
          `clase.${row.class === 'general' ? 'general' : 'preferente'}`,
          say(`cell.class.${row.class}`),
        ];
        return [...briefLines(`${key}.`, name, row.withoutBrief, words), ...endLines(`${key}.`, name, row, words)];
      }),
      ...view.byChannel.flatMap((row) => {
        const [key, name] = [`canal.${CHANNEL_KEYS[row.channel]}`, say(`cell.channel.${row.channel}`)];
        return [...fourLines(key, name, row, words), ...endLines(`${key}.`, name, row, words)];
      }),
      ...view.cells.flatMap((cell) => cellLines(cell, words)),
      ...countLines(view, words),
      ...anonymousLines(view, words),
      ...rollLines(view, words),
      ...(view.signals ?? []).flatMap((row) =>
        SIGNALS.filter((name) => name !== 'undoneEnds' || row.undoneEnds !== undefined).map((name) =>
          countLine(
            say,
            `senales.${row.attendantId}.${SIGNAL_KEYS[name]}`,
            say(`figure.signal.${name}`, { attendant: row.attendantId }),
            row[name] ?? 0,
          ),
        ),
      ),
    ];
  },
} as const;

const CHANNEL_KEYS = { inPerson: 'presencial', mobileUnit: 'unidad_movil', appointment: 'cita' } as const;

function cellLines(cell: WaitsView['cells'][number], words: Words): readonly Indicator[] {
  const { say, serviceName } = words;
  const key = `tabla.${cell.serviceId}.${cell.class === 'general' ? 'general' : 'preferente'}.${CHANNEL_KEYS[cell.channel]}`;
  const name = say('figure.waits.cell', {
    service: serviceName(cell.serviceId),
    class: say(`cell.class.${cell.class}`),
    channel: say(`cell.channel.${cell.channel}`),
  });
  return [
    ...fourLines(key, name, cell, words),
    ...spreadLines(say, `${key}.espera`, say('figure.group.wait', { name }), cell.wait),
    ...spreadLines(say, `${key}.desde_llegada`, say('figure.waits.groupSinceArrival', { name }), cell.sinceArrival),
    ...endLines(`${key}.`, name, cell, words),
    ...limitLines(key, name, cell.limitsMs, words),
  ];
}

function countLines(view: WaitsView, { say }: Words): readonly Indicator[] {
  const line = (key: string, words: Parameters<typeof say>[0], value: number): Indicator =>
    countLine(say, key, say(words), value);
  return [
    line('hora_en_intervalo', 'figure.waits.uncertain', view.uncertain),
    line('continuan_otro', 'figure.waits.continued', view.continued),
    line('despedidos_por_cierre', 'figure.waits.sentAway', view.sentAway),
    line('sin_turno', 'figure.waits.walkDirects', view.walkDirects.all),
    line('sin_turno.en_estricta', 'figure.waits.walkDirectsPaired', view.walkDirects.paired),
    line('pausas_confirmadas', 'figure.waits.confirmedHolds', view.confirmedHolds.holds),
    line('pausas_sin_confirmar', 'figure.waits.unconfirmedHolds', view.unconfirmedHolds.holds),
    line('encuestas_de_visita', 'figure.waits.boundAnswers', view.answers.bound),
    line('encuestas_anonimas', 'figure.waits.anonymousAnswers', view.answers.anonymous),
  ];
}

function anonymousView(
  { resolved, ...given }: AnonymousAnswers,
  { smallestCell, guarded }: Showing,
): NonNullable<WaitsView['anonymous']> {
  // Of how many they are answers nobody knows, so their error has no bound.
  const view = (question: 'global' | 'treatment' | 'wait') => gradesView(given[question], null, smallestCell);
  return {
    global: view('global'),
    treatment: view('treatment'),
    wait: view('wait'),
    resolved: guarded ? null : { ...resolved },
  };
}

function anonymousLines({ anonymous }: WaitsView, { say }: Words): readonly Indicator[] {
  if (anonymous === undefined) return [];
  const name = (words: MessageKey) => say('figure.waits.ofAnonymous', { name: say(words) });
  const { resolved } = anonymous;
  return [
    ...gradeLines(say, 'anonimas.satisfaccion', name('figure.question.global'), anonymous.global),
    ...gradeLines(say, 'anonimas.trato', name('figure.question.treatment'), anonymous.treatment),
    ...gradeLines(say, 'anonimas.satisfaccion_espera', name('figure.question.wait'), anonymous.wait),
    ...(resolved === null
      ? []
      : [
          countLine(say, 'anonimas.resuelto.si', name('figure.citizen.yes'), resolved.yes),
          countLine(say, 'anonimas.resuelto.en_parte', name('figure.citizen.partly'), resolved.partly),
          countLine(say, 'anonimas.resuelto.no', name('figure.citizen.no'), resolved.no),
        ]),
  ];
}

function rollLines({ roll }: WaitsView, words: Words): readonly Indicator[] {
  if (roll === undefined) return [];
  const { say } = words;
  return [
    countLine(say, 'rollo.papeles', say('figure.roll.visits'), roll.visits),
    countLine(say, 'rollo.atendidos', say('figure.roll.attended'), roll.attended),
    countLine(say, 'rollo.anulados', say('figure.roll.spoiled'), roll.spoiled),
    ...fourLines('rollo.sin', say('figure.roll.without'), roll.without, words),
  ];
}

function fourLines(key: string, name: string, view: FourView, words: Words): readonly Indicator[] {
  const { say } = words;
  return [
    shareLine(say, `${key}.oficial`, say('figure.group.official', { name }), view.official),
    shareLine(say, `${key}.estricto`, say('figure.group.strict', { name }), view.strict),
    ...briefLines(`${key}.`, name, view.withoutBrief, words),
  ];
}

function briefLines(
  prefix: string,
  name: string,
  view: { official: ShareView; strict: ShareView },
  { say }: Words,
): readonly Indicator[] {
  return [
    shareLine(say, `${prefix}oficial_sin_breves`, say('figure.waits.officialWithoutBrief', { name }), view.official),
    shareLine(say, `${prefix}estricto_sin_breves`, say('figure.waits.strictWithoutBrief', { name }), view.strict),
  ];
}

function endLines(
  prefix: string,
  name: string,
  view: { expired: number; open: number },
  { say }: Words,
): readonly Indicator[] {
  return [
    countLine(say, `${prefix}abiertos_al_cierre`, say('figure.waits.expired', { name }), view.expired),
    countLine(say, `${prefix}en_curso`, say('figure.waits.open', { name }), view.open),
  ];
}

/** A limit for each: a period in which it changed names them all. */
function limitLines(key: string, name: string, limitsMs: readonly number[], { say }: Words): readonly Indicator[] {
  return limitsMs.map((limit, index) =>
    countLine(
      say,
      index === 0 ? `${key}.limite` : `${key}.limite.${index + 1}`,
      say('figure.waits.limit', { name }),
      limit / MINUTE,
      'unit.minutes',
    ),
  );
}

function summed(cells: readonly Cell[]) {
  return { ...fourView(sumCompliance(cells)), ...endsOf(cells) };
}

function endsOf(cells: readonly Cell[]): { expired: number; open: number } {
  return { expired: sumOf(cells.map(({ expired }) => expired)), open: sumOf(cells.map(({ open }) => open)) };
}

function fourView({ official, strict, withoutBrief }: Compliance): FourView {
  return { ...sharesView({ official, strict }), withoutBrief: sharesView(withoutBrief) };
}

function sharesView({ official, strict }: Pick<Compliance, 'official' | 'strict'>) {
  return { official: shareView(official), strict: shareView(strict) };
}
