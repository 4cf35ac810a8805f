import { z } from 'zod';
import { grades } from '../../contracts/figures.ts';
import { opaqueId } from '../../contracts/primitives.ts';
import type { FigureBlocks, ResolutionFigures, SatisfactionFigures } from '../../domain/figures/v1/shape.ts';
import { gradesView } from '../grades.ts';
import { each } from '../groups.ts';
import { block, guardedFigure, kindsOf } from '../kinds.ts';
import { gradeLines } from '../lines.ts';

const of = kindsOf<ResolutionFigures>();
const ofOutcomes = kindsOf<ResolutionFigures['outcomes']>();
const ofAnswers = kindsOf<ResolutionFigures['answers']>();

/** What staff declared resolved, and what people say of it, apart (docs/domain.md D5). */
export const resolution = block((figures: FigureBlocks) => figures.resolution, {
  byStaff: of.share({ key: 'resolucion', words: 'figure.resolution' }, ({ byStaff }) => byStaff),
  outcomes: block(({ outcomes }: ResolutionFigures) => outcomes, {
    resolved: ofOutcomes.unlisted(({ resolved }) => resolved),
    partial: ofOutcomes.count({ key: 'resultado.parcial', words: 'figure.outcome.partial' }, ({ partial }) => partial),
    referred: ofOutcomes.count({ key: 'resultado.derivado', words: 'figure.outcome.referred' }, (raw) => raw.referred),
    unresolved: ofOutcomes.count(
      { key: 'resultado.no_resuelto', words: 'figure.outcome.unresolved' },
      ({ unresolved }) => unresolved,
    ),
  }),
  byCitizen: guardedFigure(
    of.share({ key: 'resolucion_persona', words: 'figure.resolutionByCitizen' }, ({ byCitizen }) => byCitizen),
  ),
  answers: guardedFigure(
    block(({ answers }: ResolutionFigures) => answers, {
      yes: ofAnswers.unlisted(({ yes }) => yes),
      partly: ofAnswers.count(
        { key: 'resolucion_persona.en_parte', words: 'figure.citizen.partly' },
        (raw) => raw.partly,
      ),
      no: ofAnswers.count({ key: 'resolucion_persona.no', words: 'figure.citizen.no' }, ({ no }) => no),
    }),
  ),
});

const told = kindsOf<SatisfactionFigures>();
type Question = 'global' | 'treatment' | 'wait';
const asked = (raw: SatisfactionFigures, question: Question) => ({ grades: raw[question], asked: raw.response.den });

/** The exit survey; it has no part in the standard (docs/domain.md D4). */
export const satisfaction = block((figures: FigureBlocks) => figures.satisfaction, {
  response: told.share({ key: 'respuesta', words: 'figure.response' }, ({ response }) => response),
  answers: told.count({ key: 'encuestas', words: 'figure.answers' }, ({ answers }) => answers),
  uncounted: told.count({ key: 'encuestas_no_contadas', words: 'figure.uncounted' }, ({ uncounted }) => uncounted),
  excluded: told.count({ key: 'encuestas_excluidas', words: 'figure.excludedAnswers' }, ({ excluded }) => excluded),
  global: told.grades({ key: 'satisfaccion', words: 'figure.question.global' }, (raw) => asked(raw, 'global')),
  treatment: told.grades({ key: 'trato', words: 'figure.question.treatment' }, (raw) => asked(raw, 'treatment')),
  wait: told.grades({ key: 'satisfaccion_espera', words: 'figure.question.wait' }, (raw) => asked(raw, 'wait')),
  globalByService: each(
    ({ globalByService }: SatisfactionFigures) => globalByService,
    z.strictObject({ serviceId: opaqueId, answers: grades }),
    (row, { smallestCell }) => ({
      serviceId: row.serviceId,
      answers: gradesView(row.grades, null, smallestCell),
    }),
    ({ serviceId, answers }, { say, serviceName }) =>
      gradeLines(
        say,
        `satisfaccion.${serviceId}`,
        say('figure.question.globalOf', { service: serviceName(serviceId) }),
        answers,
      ),
  ),
});
