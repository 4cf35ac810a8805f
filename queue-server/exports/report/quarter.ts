import type { CubeReady } from '@turno25/shared/contracts/cube.ts';
import type { Block, Report } from '@turno25/shared/exports/pdf/blocks.ts';
import type { BreakdownKey } from '@turno25/shared/figures/cube/breakdowns.ts';
import type { FigureKey } from '@turno25/shared/figures/cube/figures.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { localDateTime } from '@turno25/shared/time/zone.ts';
import { groupTable, sourcesTable, valuesOf, wholeTable } from './tables.ts';

const STANDARD: readonly FigureKey[] = [
  'official',
  'strict',
  'officialWithoutBrief',
  'strictWithoutBrief',
  'officialWithoutExclusions',
  'strictWithoutExclusions',
  'waitP50',
  'waitP90',
  'strictWaitP90',
  'overLimit',
  'lostPastLimit',
  'sentAway',
];
const PEOPLE: readonly FigureKey[] = [
  'tickets',
  'attended',
  'abandonment',
  'noShow',
  'expired',
  'excluded',
  'hoursWaited',
];
const SERVICE: readonly FigureKey[] = [
  'serviceTimeP50',
  'serviceTimeP90',
  'transferred',
  'resolvedByStaff',
  'returned',
  'visitsPerCase',
];
const BY_SERVICE: readonly FigureKey[] = ['attended', 'official', 'strict', 'waitP50', 'waitP90'];
const OPINIONS: readonly FigureKey[] = [
  'answers',
  'response',
  'satisfied',
  'netSatisfaction',
  'meanGrade',
  'resolvedByCitizen',
];
const CASES: readonly FigureKey[] = ['casesReceived', 'casesAnswered', 'casesInTime'];

export type QuarterParts = {
  readonly branchName: string;
  readonly branchId: string;
  readonly from: string;
  readonly to: string;
  readonly quarter: string;
  /** The goal of the standard, in percent. */
  readonly goal: number;
  readonly madeAt: number;
  readonly zone: string;
  /** The last event that was looked at, and its hash: whoever has the ledger finds the same numbers there. */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly ask: (figures: readonly FigureKey[], by: readonly BreakdownKey[]) => CubeReady;
};

/** The report of a quarter, in the order in which it is read: what was reached, for whom, when, what people say, and by which rules. */
export function quarterReport(parts: QuarterParts): Report {
  const { branchName, branchId, from, to, quarter, goal, madeAt, zone, head, ask } = parts;
  const standard = ask(STANDARD, []);
  const weeks = ask(['official', 'strict'], ['week']);
  const hours = ask(['tickets', 'official', 'waitP50', 'waitP90'], ['hour']);
  const people = ask(PEOPLE, []);
  const service = ask(SERVICE, []);
  const opinions = ask(OPINIONS, []);
  const cases = ask(CASES, []);
  const asked = [standard, people, service, opinions, cases];
  const blocks: Block[] = [
    { kind: 'title', text: say('report.title', { quarter }), below: `${branchName} (${branchId}), ${from} a ${to}` },
    { kind: 'text', text: say('report.days', { days: standard.main.days, formulas: standard.formulas }) },
    ...standard.main.others.map(
      ({ days, formulas }): Block => ({ kind: 'text', text: say('report.others', { days, formulas }) }),
    ),
    { kind: 'text', text: say('report.notBand') },
    { kind: 'heading', text: say('report.standard') },
    wholeTable(say('report.standardWhole'), standard),
    {
      kind: 'chart',
      caption: say('report.weeksChart', { goal }),
      chart: {
        kind: 'lines',
        labels: weeks.main.groups.map(({ titles }) => titles.join(' ').replace(/^\d{4}-/, '')),
        lines: weeks.figures.map(({ title }, place) => ({ name: title, values: valuesOf(weeks, place) })),
        goal: { value: goal, name: say('report.goal', { goal }) },
      },
    },
    groupTable(say('report.weeks'), say('report.week'), weeks),
    groupTable(say('report.services'), say('report.service'), ask(BY_SERVICE, ['service'])),
    groupTable(say('report.classes'), say('report.class'), ask(BY_SERVICE, ['class'])),
    { kind: 'heading', text: say('report.exclusions') },
    { kind: 'text', text: say('report.exclusionsNote') },
    {
      kind: 'table',
      caption: say('report.exclusionsTable'),
      head: [say('report.code'), say('report.visits')],
      rows:
        standard.main.exclusions.length === 0
          ? [[say('report.none'), '0']]
          : standard.main.exclusions.map(({ title, visits }) => [title, String(visits)]),
    },
    { kind: 'heading', text: say('report.people') },
    wholeTable(say('report.peopleWhole'), people),
    {
      kind: 'chart',
      caption: say('report.hoursChart'),
      chart: {
        kind: 'bars',
        labels: hours.main.groups.map(({ titles }) => titles.join(' ')),
        values: valuesOf(hours, 0),
        unit: say('report.tickets'),
      },
    },
    groupTable(say('report.hours'), say('report.hour'), hours),
    { kind: 'heading', text: say('report.attention') },
    wholeTable(say('report.attentionWhole'), service),
    { kind: 'heading', text: say('report.opinions') },
    { kind: 'text', text: say('report.notMesu') },
    wholeTable(say('report.opinionsWhole'), opinions),
    { kind: 'heading', text: say('report.cases') },
    wholeTable(say('report.casesWhole'), cases),
    { kind: 'heading', text: say('report.rules') },
    { kind: 'text', text: say('report.small', { least: standard.smallestCell }) },
    sourcesTable(
      say('report.sources'),
      asked.flatMap(({ figures }) => figures),
    ),
    { kind: 'text', text: say('report.proof', { seq: head.seq, hash: head.hash }) },
  ];
  return {
    title: say('report.title', { quarter }),
    author: branchName,
    madeAt,
    foot: say('report.foot', { branch: branchName, at: localDateTime(madeAt, zone) }),
    pageWord: (page, of) => say('report.page', { page, of }),
    blocks,
  };
}
