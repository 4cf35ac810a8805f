import { z } from 'zod';
import { count, opaqueId } from '../../contracts/primitives.ts';
import type { ExclusionCount, FigureBlocks, StandardFigures } from '../../domain/figures/v1/shape.ts';
import { MINUTE } from '../../domain/ids.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Figure, Words } from '../declaration.ts';
import { complianceLines, complianceParts, each, showCompliance } from '../groups.ts';
import { block, kindsOf } from '../kinds.ts';
import { countLine } from '../lines.ts';
import { hundredths } from '../numbers.ts';

const of = kindsOf<StandardFigures>();
const ofBands = kindsOf<StandardFigures['bands']>();
const ofLater = kindsOf<StandardFigures['laterWaits']>();
const complianceView = z.strictObject(complianceParts);
const classes = z.strictObject({ general: complianceView, preferential: complianceView });
type ClassesView = z.infer<typeof classes>;

/** The waiting standard with everything shown beside it (docs/domain.md D1, D2, D5; ADR 0001). */
export const standard = block((figures: FigureBlocks) => figures.standard, {
  official: of.share({ key: 'oficial', words: 'figure.official' }, ({ official }) => official),
  strict: of.share({ key: 'estricto', words: 'figure.strict' }, ({ strict }) => strict),
  firstCallWithin: of.share({ key: 'primer_llamado', words: 'figure.firstCallWithin' }, (raw) => raw.firstCallWithin),
  wait: of.spread({ key: 'espera', words: 'figure.wait' }, ({ wait }) => wait),
  firstCallWait: of.spread({ key: 'espera_primer_llamado', words: 'figure.firstCallWait' }, (raw) => raw.firstCallWait),
  lastCallWait: of.spread({ key: 'espera_ultimo_llamado', words: 'figure.lastCallWait' }, (raw) => raw.lastCallWait),
  totalWait: of.spread({ key: 'espera_total', words: 'figure.totalWait' }, ({ totalWait }) => totalWait),
  bands: block(({ bands }: StandardFigures) => bands, {
    upTo10: ofBands.count({ key: 'banda_0_10', words: 'figure.band.upTo10' }, ({ upTo10 }) => upTo10),
    upTo20: ofBands.count({ key: 'banda_10_20', words: 'figure.band.upTo20' }, ({ upTo20 }) => upTo20),
    upTo25: ofBands.count({ key: 'banda_20_25', words: 'figure.band.upTo25' }, ({ upTo25 }) => upTo25),
    upTo40: ofBands.count({ key: 'banda_25_40', words: 'figure.band.upTo40' }, ({ upTo40 }) => upTo40),
    over40: ofBands.count({ key: 'banda_40', words: 'figure.band.over40' }, ({ over40 }) => over40),
  }),
  // The numerator stays in milliseconds, as it is summed.
  overLimitMinutes: of.quotient(
    { key: 'exceso', words: 'figure.overLimit' },
    ({ overLimit }) => overLimit,
    'unit.minutes',
    ({ num, den }) => hundredths({ num, den: den * MINUTE }, 1),
  ),
  abandonment: of.share({ key: 'abandono', words: 'figure.abandonment' }, ({ abandonment }) => abandonment),
  noShow: of.share({ key: 'no_se_presenta', words: 'figure.noShow' }, ({ noShow }) => noShow),
  lostPastLimit: of.count({ key: 'perdidos', words: 'figure.lostPastLimit' }, ({ lostPastLimit }) => lostPastLimit),
  exclusions: exclusions(),
  citizenHolds: of.holds(
    { key: 'pausas_ciudadano', words: 'figure.citizenHolds' },
    { key: 'pausas_ciudadano_ms', words: 'figure.citizenHoldsMs' },
    ({ citizenHolds }) => citizenHolds,
  ),
  staffHolds: of.holds(
    { key: 'pausas_funcionario', words: 'figure.staffHolds' },
    { key: 'pausas_funcionario_ms', words: 'figure.staffHoldsMs' },
    ({ staffHolds }) => staffHolds,
  ),
  recalls: of.count({ key: 'rellamados', words: 'figure.recalls' }, ({ recalls }) => recalls),
  laterWaits: block(({ laterWaits }: StandardFigures) => laterWaits, {
    served: ofLater.spread({ key: 'espera_posterior', words: 'figure.laterWait' }, ({ served }) => served),
    unserved: ofLater.count(
      { key: 'espera_posterior_sin_atender', words: 'figure.laterUnserved' },
      ({ unserved }) => unserved,
    ),
  }),
  callsOutsideRule: of.share(
    { key: 'llamados_fuera_de_regla', words: 'figure.callsOutsideRule' },
    (raw) => raw.callsOutsideRule,
  ),
  callToStart: of.spread({ key: 'llamado_a_atencion', words: 'figure.callToStart' }, ({ callToStart }) => callToStart),
  preferentialMedian: of.quotientOrNone(
    { key: 'mediana_preferente', words: 'figure.preferentialMedian' },
    (raw) => raw.preferentialMedian,
    'unit.ratio',
  ),
  worstService: of.plain(opaqueId.nullable(), ({ worstService }) => worstService),
  byService: each(
    ({ byService }: StandardFigures) => byService,
    z.strictObject({ serviceId: opaqueId, ...complianceParts }),
    (row) => ({ serviceId: row.serviceId, ...showCompliance(row) }),
    (view, words) => complianceLines(`servicio.${view.serviceId}`, words.serviceName(view.serviceId), view, words),
  ),
  byClass: byClass(),
});

function byClass(): Figure<StandardFigures, ClassesView> {
  return {
    schema: classes,
    show: ({ byClass: raw }) => ({
      general: showCompliance(raw.general),
      preferential: showCompliance(raw.preferential),
    }),
    lines: (view, words) => [
      ...complianceLines('clase.general', words.say('figure.class.general'), view.general, words),
      ...complianceLines('clase.preferente', words.say('figure.class.preferential'), view.preferential, words),
    ],
  };
}

const EXCLUSION_KEYS = { testTicket: 'prueba', duplicate: 'duplicado', contingency: 'contingencia' } as const;

/** How many a code took out, and how many of them were attended and within: what the figure would be without it. */
function exclusions() {
  const schema = z.strictObject({
    code: z.enum(['testTicket', 'duplicate', 'contingency']),
    visits: count,
    attended: count,
    within: count,
    acts: z.array(z.string()),
  });
  return each(
    (raw: StandardFigures) => raw.exclusions,
    schema,
    ({ acts, ...row }: ExclusionCount) => ({ ...row, acts: [...acts] }),
    ({ code, visits, attended, within, acts }, { say }: Words) => {
      const key = `excluidos.${EXCLUSION_KEYS[code]}`;
      const words = say(`figure.exclusion.${code}`);
      const name = acts.length === 0 ? words : say('figure.exclusion.withActs', { name: words, acts: acts.join(', ') });
      const line = (part: string, said: MessageKey | null, value: number) =>
        countLine(say, `${key}${part}`, said === null ? name : say(said, { name }), value);
      return [
        line('', null, visits),
        line('.atendidos', 'figure.exclusion.attended', attended),
        line('.dentro', 'figure.exclusion.within', within),
      ];
    },
  );
}
