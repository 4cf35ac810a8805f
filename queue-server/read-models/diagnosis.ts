import type { DiagnosisView } from '@turno25/shared/contracts/satisfaction.ts';
import { monthsOver } from '@turno25/shared/domain/calendar/wholeMonths.ts';
import { gradesIn } from '@turno25/shared/domain/satisfaction/answer.ts';
import { pointsOf, type Quarter } from '@turno25/shared/domain/satisfaction/diagnosis.ts';
import { driversOf } from '@turno25/shared/domain/satisfaction/drivers.ts';
import { caseFiguresOf } from '../figures/cases.ts';
import { periodFigures } from '../figures/period.ts';
import type { SealedRows } from '../figures/sealedRows.ts';
import type { Db } from '../ledger/database.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { answersBetween, attendedBetween } from '../oversight/surveyAnswers.ts';
import type { BranchNow } from './branchNow.ts';
import { countsOfMonths, hiddenGroups, isMonthSmall } from './satisfactionCells.ts';
import { configOf, serviceLabel } from './visitView.ts';

type Parts = {
  readonly db: Db;
  readonly ledger: Ledger;
  readonly engine: BranchNow;
  readonly sealedRows: SealedRows;
};
type Range = { readonly from: string; readonly to: string; readonly today: string };

const NOTHING = { num: 0, den: 0 };

/** What a quarter's survey, records and complaints say together, as far as the quarter has gone. */
export function diagnosisOf(parts: Parts, quarter: string, { from, to, today }: Range): DiagnosisView {
  const state = parts.engine.state();
  const config = configOf(state);
  const { zone } = config.branch;
  const { smallestCell, goalPercent } = config.standard;
  // Of the survey whole months alone: a quarter that goes on, looked at twice, would tell what somebody answered in between.
  const months = monthsOver({ from, to }, state.day !== null && state.day.date < today ? state.day.date : today);
  const given = months === null ? [] : answersBetween(parts, months, zone).answers;
  const answered = given.filter(({ serviceId }) => serviceId !== null);
  const few = isMonthSmall(
    countsOfMonths(answered, () => true),
    smallestCell,
  );
  const bound = few ? [] : answered;
  const attended = months === null ? [] : attendedBetween(parts.db, months, zone);
  const summed = periodFigures(parts, { state, now: parts.engine.now() }, from, to);
  const standard = summed.ok ? summed.value.figures.standard : null;
  const cases = caseFiguresOf(parts.ledger, config, { from, to, asOf: to < today ? to : today });
  const complaints = cases.byKind.find(({ key }) => key === 'complaint');
  const attendedOf = Map.groupBy(attended, ({ serviceId }) => serviceId);
  const institutions = new Map(config.services.map(({ id, institutionId }) => [id, institutionId]));
  const said = Map.groupBy(bound, ({ serviceId }) => serviceId ?? '');
  const hidden = hiddenGroups(said, (id) => institutions.get(id) ?? '', smallestCell);
  const resolved = { yes: 0, partly: 0, no: 0 };
  for (const answer of bound) if (answer.resolved !== null) resolved[answer.resolved] += 1;
  const quarterly: Quarter = {
    response: { num: answered.length, den: attended.reduce((sum, { visits }) => sum + visits, 0) },
    global: gradesIn(bound, 'global'),
    wait: gradesIn(bound, 'wait'),
    drivers: driversOf(bound),
    services: [...said]
      // A small cell could tell who answered what.
      .filter(([serviceId]) => !hidden.has(serviceId))
      .map(([serviceId, answers]) => ({
        serviceId,
        global: gradesIn(answers, 'global'),
        attended: (attendedOf.get(serviceId) ?? []).reduce((sum, { visits }) => sum + visits, 0),
      })),
    resolvedByPersons: isMonthSmall(
      countsOfMonths(bound, (answer) => answer.resolved !== null),
      smallestCell,
    )
      ? { yes: 0, partly: 0, no: 0 }
      : resolved,
    resolvedByStaff: summed.ok ? summed.value.figures.resolution.byStaff : NOTHING,
    official: standard?.official ?? NOTHING,
    strict: standard?.strict ?? NOTHING,
    goalPercent,
    complaints: {
      received: complaints?.received ?? 0,
      inTime: { num: complaints?.inTime.numerator ?? 0, den: complaints?.inTime.denominator ?? 0 },
    },
  };
  return {
    quarter,
    points: pointsOf(quarterly).map(({ key, serviceId, facts }) => ({
      key,
      service: serviceId === undefined ? null : serviceLabel(config, serviceId).service,
      facts: { ...facts },
    })),
  };
}
