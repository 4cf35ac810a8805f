import type { FactTable } from '../../domain/figures/facts/tables.ts';
import {
  all,
  any,
  atMost,
  balance,
  type Condition,
  column,
  columns,
  EVERY_ROW,
  excess,
  holds,
  is,
  not,
  present,
  rows,
  rowsAnd,
  type Term,
} from './expression.ts';

/** In what a figure is read: what its quotient (or its sum) is to be brought to. */
type FigureUnit = 'percent' | 'count' | 'minutes' | 'hours' | 'perHour' | 'mean' | 'points';

/** Where the rule of a figure stands: a chapter of the document of figures. */
type FigureSource = 'waits' | 'visits' | 'service' | 'satisfaction' | 'returns' | 'door' | 'cases';

/**
 * Every figure, declared once. A figure is a numerator over a denominator, both sums over the rows of one table, so that any
 * parts of it add up to the whole; or a percentile by nearest rank of a value that rows have, which does not add up.
 */
export type Figure = {
  readonly source: FigureSource;
  readonly table: FactTable;
  readonly unit: FigureUnit;
  readonly numerator: Term;
  /** Absent: a plain sum, over nothing. */
  readonly denominator?: Term;
  /** A whole number from 1 to 100: the percentile of the numerator's values instead of their sum. */
  readonly percentile?: number;
  /** What stays out by a listed code: whoever is excluded from the standard, whoever was no citizen, answers that do not count. */
  readonly leavesOut: 'excluded' | 'notCitizens' | 'notCounted' | 'nothing';
  /** It tells what people answered: small cells are hidden. */
  readonly sensitive?: true;
};

const counted = all(holds('first'), holds('counts'));
const citizens = all(holds('first'), holds('citizen'));
const finished = all(citizens, is('visit_end', 'finished'));
const official = holds('in_official');
const attendedVisit = all(counted, holds('visit_attended'));
const given = all(holds('citizen'), is('given_how', 'finish'));
const inFigures = holds('in_figures');
const unattended = all(counted, not(holds('visit_attended')));
const left = is('visit_end', 'left');
const noShow = is('visit_end', 'noShow');
const strictWithoutBrief = all(holds('in_strict'), not(all(holds('strict_brief'), holds('within_strict'))));
const keyed = all(holds('first'), holds('keyed'));

type Base = Pick<Figure, 'table' | 'source' | 'leavesOut'>;
const UNIT: Base = { table: 'fact_unit', source: 'waits', leavesOut: 'excluded' };
const VISIT: Base = { table: 'fact_unit', source: 'visits', leavesOut: 'excluded' };
const CITIZEN: Base = { table: 'fact_unit', source: 'visits', leavesOut: 'notCitizens' };
const RETURN: Base = { table: 'fact_unit', source: 'returns', leavesOut: 'nothing' };
const GIVEN: Base = { table: 'fact_attention', source: 'service', leavesOut: 'notCitizens' };
const STRETCH: Base = { table: 'fact_attention', source: 'service', leavesOut: 'excluded' };
const CALL: Base = { table: 'fact_call', source: 'visits', leavesOut: 'excluded' };
const ANSWER = { table: 'fact_answer', source: 'satisfaction', leavesOut: 'notCounted', sensitive: true } as const;
const COUNTER: Base = { table: 'fact_counter', source: 'service', leavesOut: 'nothing' };
const DOOR: Base = { table: 'fact_door', source: 'door', leavesOut: 'nothing' };
const CASE: Base = { table: 'fact_case', source: 'cases', leavesOut: 'nothing' };

const share = (base: Base, numerator: Term, denominator: Term, unit: FigureUnit = 'percent'): Figure => ({
  ...base,
  unit,
  numerator,
  denominator,
});
const count = (base: Base, numerator: Term, unit: FigureUnit = 'count'): Figure => ({ ...base, unit, numerator });

/** The mean of a span over those who have it. */
const mean = (base: Base, value: string, among: Condition): Figure =>
  share(base, column(value, among), rows(all(among, present(value))), 'minutes');

/** The value that at least so many per cent do not exceed. */
const rank = (base: Base, value: string, among: Condition, percentile: number): Figure => ({
  ...mean(base, value, among),
  percentile,
});

const grades = (question: string) => {
  const asked = rows(all(inFigures, present(question)));
  const satisfied = all(inFigures, any(is(question, 6), is(question, 7)));
  const unsatisfied = all(inFigures, atMost(question, 4));
  return {
    satisfied: share(ANSWER, rows(satisfied), asked),
    net: share(ANSWER, balance(satisfied, unsatisfied), asked, 'points'),
    mean: share(ANSWER, column(question, inFigures), asked, 'mean'),
  };
};
const [global, treatment, wait] = [grades('global'), grades('treatment'), grades('wait')];
const late = is('timing', 'late');
const answeredInTime = all(is('stand', 'answered'), is('timing', 'inTime'));

const FIGURES = {
  official: share(UNIT, rows(holds('within_official')), rows(official)),
  strict: share(UNIT, rows(holds('within_strict')), columns(['in_strict', 'paired'], EVERY_ROW)),
  officialWithoutBrief: share(
    UNIT,
    rows(all(holds('within_official'), not(holds('brief')))),
    rows(all(official, not(holds('brief')))),
  ),
  strictWithoutBrief: share(
    UNIT,
    rows(all(holds('within_strict'), not(holds('strict_brief')))),
    rowsAnd(strictWithoutBrief, 'paired'),
  ),
  officialWithoutExclusions: {
    ...share(UNIT, rows(holds('free_within_official')), rows(holds('free_in_official'))),
    leavesOut: 'nothing',
  },
  strictWithoutExclusions: {
    ...share(UNIT, rows(holds('free_within_strict')), columns(['free_in_strict', 'free_paired'], EVERY_ROW)),
    leavesOut: 'nothing',
  },
  firstCallWithin: share(
    VISIT,
    rows(all(counted, atMost('first_call_ms', 'ticket_limit_ms'))),
    rows(all(counted, present('first_call_ms'))),
  ),
  lostPastLimit: count(UNIT, rows(all(holds('in_strict'), not(holds('strict_attended'))))),
  sentAway: count(UNIT, rows(all(holds('counts'), holds('sent_away')))),

  wait: mean(UNIT, 'official_ms', official),
  waitP50: rank(UNIT, 'official_ms', official, 50),
  waitP90: rank(UNIT, 'official_ms', official, 90),
  strictWait: mean(UNIT, 'strict_ms', holds('in_strict')),
  strictWaitP50: rank(UNIT, 'strict_ms', holds('in_strict'), 50),
  strictWaitP90: rank(UNIT, 'strict_ms', holds('in_strict'), 90),
  sinceArrival: mean(UNIT, 'since_arrival_ms', holds('counts')),
  firstCallWait: mean(VISIT, 'first_call_ms', counted),
  firstCallWaitP90: rank(VISIT, 'first_call_ms', counted, 90),
  totalWait: mean(VISIT, 'total_ms', attendedVisit),
  totalWaitP90: rank(VISIT, 'total_ms', attendedVisit, 90),
  laterWait: share(UNIT, column('later_ms', holds('counts')), column('later_n', holds('counts')), 'minutes'),
  overLimit: share(UNIT, excess('official_ms', 'limit_ms', official), rows(official), 'minutes'),
  hoursWaited: count(VISIT, column('total_ms', counted), 'hours'),

  tickets: { ...count(VISIT, rows(holds('first'))), leavesOut: 'nothing' },
  attended: count(UNIT, rows(official)),
  abandonment: share(VISIT, rows(all(unattended, any(left, noShow))), rows(counted)),
  noShow: share(VISIT, rows(all(unattended, noShow)), rows(counted)),
  removed: count(VISIT, rows(all(unattended, is('visit_end', 'removed')))),
  expired: count(VISIT, rows(all(unattended, is('visit_end', 'expired')))),
  continued: { ...count(VISIT, rows(holds('continued'))), leavesOut: 'nothing' },
  uncertain: { ...count(VISIT, rows(holds('uncertain'))), leavesOut: 'nothing' },
  excluded: { ...count(VISIT, rows(all(holds('first'), present('excluded')))), leavesOut: 'nothing' },

  callsOutsideRule: share(
    CALL,
    rows(all(holds('counts'), is('mode', 'specific'))),
    rows(all(holds('counts'), is('kind', 'call'))),
  ),
  recalls: count(CALL, rows(all(holds('counts'), is('kind', 'recall')))),
  callToStart: mean(STRETCH, 'call_to_start_ms', holds('counts')),
  briefFinishes: share(
    STRETCH,
    rows(all(holds('counts'), holds('brief'))),
    rows(all(holds('counts'), holds('effective'))),
  ),
  touches: count(STRETCH, rows(all(holds('counts'), not(holds('effective'))))),
  serviceTime: mean(GIVEN, 'given_ms', given),
  serviceTimeP50: rank(GIVEN, 'given_ms', given, 50),
  serviceTimeP90: rank(GIVEN, 'given_ms', given, 90),
  transferred: count(GIVEN, rows(all(holds('citizen'), is('given_how', 'transfer')))),
  occupancy: share(COUNTER, column('service_ms', EVERY_ROW), columns(['service_ms', 'available_ms'], EVERY_ROW)),
  throughput: share(
    COUNTER,
    column('finished', EVERY_ROW),
    columns(['service_ms', 'available_ms', 'calling_ms'], EVERY_ROW),
    'perHour',
  ),
  counterHours: count(COUNTER, columns(['service_ms', 'available_ms', 'calling_ms'], EVERY_ROW), 'hours'),
  pausedHours: count(COUNTER, column('paused_ms', EVERY_ROW), 'hours'),

  resolvedByStaff: share(CITIZEN, rows(all(finished, is('outcome', 'resolved'))), rows(finished)),
  referredByStaff: share(CITIZEN, rows(all(finished, is('outcome', 'referred'))), rows(finished)),
  unresolvedByStaff: share(CITIZEN, rows(all(finished, is('outcome', 'unresolved'))), rows(finished)),
  returned: share(RETURN, rows(all(keyed, holds('returned'))), rows(keyed)),
  visitsPerCase: share(RETURN, rows(keyed), rows(all(keyed, not(holds('returned')))), 'mean'),

  response: share(
    { ...CITIZEN, source: 'satisfaction' },
    rows(all(citizens, holds('answered'))),
    rows(all(citizens, holds('visit_attended'))),
  ),
  resolvedByCitizen: share(
    ANSWER,
    rows(all(inFigures, is('resolved', 'yes'))),
    rows(all(inFigures, present('resolved'))),
  ),
  satisfied: global.satisfied,
  netSatisfaction: global.net,
  meanGrade: global.mean,
  treatmentSatisfied: treatment.satisfied,
  treatmentNet: treatment.net,
  waitSatisfied: wait.satisfied,
  waitNet: wait.net,
  answers: count(ANSWER, rows(inFigures)),

  resolvedAtDoor: count(DOOR, rows(is('kind', 'resolved'))),
  deflectedAtDoor: count(DOOR, rows(any(is('how', 'online'), is('how', 'otherBranch'), is('how', 'notHere')))),
  walkDirects: count(DOOR, rows(is('kind', 'walkDirect'))),
  outside: share(DOOR, column('people', is('kind', 'outside')), rows(is('kind', 'outside')), 'mean'),

  casesReceived: count(CASE, rows(EVERY_ROW)),
  casesAnswered: share(CASE, rows(is('stand', 'answered')), rows(EVERY_ROW)),
  casesInTime: share(CASE, rows(answeredInTime), rows(any(answeredInTime, late))),
} as const satisfies Readonly<Record<string, Figure>>;

export type FigureKey = keyof typeof FIGURES;

export const FIGURE_KEYS = Object.keys(FIGURES) as readonly FigureKey[];

export function figureOf(key: FigureKey): Figure {
  return FIGURES[key];
}
