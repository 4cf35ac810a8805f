import type { BranchStanding } from '@turno25/shared/contracts/centre.ts';
import type { NationalView } from '@turno25/shared/contracts/national.ts';
import { REGIONS } from '@turno25/shared/domain/territory.ts';
import type { Block, Report } from '@turno25/shared/exports/pdf/blocks.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { localDate, localDateTime } from '@turno25/shared/time/zone.ts';
import { FORMULAS } from '../national/sumsOf.ts';
import { barOf, count, groupOf, meanMinutes, peopleTable, share, standardTable } from './groups.ts';

const CATEGORIES = ['A', 'B', 'C', 'D'] as const;

type Parts = {
  /** `2026-Q4`. */
  readonly quarter: string;
  /** Of the whole quarter. */
  readonly nation: NationalView;
  readonly madeAt: number;
  readonly zone: string;
};

/** The quarter of the country by region: how it was made, what was reached, for whom, and of whom it is not sure. */
export function regionReport({ quarter, nation, madeAt, zone }: Parts): Report {
  const { institutions, standings, doubted } = nation;
  // As on the page: nobody gains by being doubted.
  const branches = nation.branches.filter(({ doubt }) => doubt === null || doubt === 'late');
  const { from, to } = nation.period;
  const today = localDate(madeAt, zone);
  const regions = REGIONS.map(({ id, name, short }) => ({
    short,
    group: groupOf(
      name,
      branches.filter(({ regionId }) => regionId === id),
    ),
  }));
  const country = groupOf(say('nationalReport.country'), branches);
  const byRegion = [...regions.map(({ group }) => group), country];
  const byCategory = [
    ...CATEGORIES.map((category) =>
      groupOf(
        say('nationalReport.categoryOf', { category }),
        branches.filter((branch) => branch.category === category),
      ),
    ),
    country,
  ];
  const generated = nation.branches.filter(({ proof }) => proof === 'generated').length;
  const goals = [...new Set(branches.map(({ goalPercent }) => goalPercent))];
  const [goal] = goals;
  const [region, category] = [say('nationalReport.region'), say('nationalReport.category')];
  const blocks: Block[] = [
    { kind: 'title', text: say('nationalReport.title'), below: say('nationalReport.below', { quarter, from, to }) },
    ...(to < today ? [] : [text(say('nationalReport.goesOn', { today }))]),
    text(say('nationalReport.made', { branches: country.branches, formulas: FORMULAS })),
    ...(generated === 0 ? [] : [text(say('nationalReport.generated', { count: generated }))]),
    text(say('nationalReport.notBand')),
    text(say('nationalReport.noRank')),
    heading(say('nationalReport.standard')),
    {
      kind: 'chart',
      caption: say('nationalReport.chart'),
      chart: {
        kind: 'rows',
        labels: regions.map(({ short }) => short),
        bars: [
          {
            name: say('nationalReport.official'),
            values: regions.map(({ group }) => barOf(group.sums.official)),
          },
          { name: say('nationalReport.strict'), values: regions.map(({ group }) => barOf(group.sums.strict)) },
        ],
        // Branches may have other goals than their neighbours: then there is no line for all of them.
        goal:
          goal === undefined || goals.length > 1
            ? null
            : { value: goal, name: say('nationalReport.chartGoal', { goal }) },
        nothing: say('nationalReport.none'),
      },
    },
    standardTable(say('nationalReport.standardByRegion'), region, byRegion),
    text(say('nationalReport.categoryLead')),
    standardTable(say('nationalReport.categoryStandard'), category, byCategory),
    heading(say('nationalReport.people')),
    peopleTable(say('nationalReport.peopleByRegion'), region, byRegion),
    peopleTable(say('nationalReport.categoryPeople'), category, byCategory),
    heading(say('nationalReport.institutions')),
    institutionTable(institutions),
    text(say('nationalReport.institutionsNote')),
    heading(say('nationalReport.doubts')),
    ...doubtBlocks(standings, doubted),
  ];
  return {
    title: `${say('nationalReport.title')}, ${quarter}`,
    author: say('national.title'),
    madeAt,
    foot: say('nationalReport.foot', { at: localDateTime(madeAt, zone) }),
    pageWord: (page, of) => say('nationalReport.page', { page, of }),
    blocks,
  };
}

function institutionTable(institutions: NationalView['institutions']): Block {
  return {
    kind: 'table',
    caption: say('nationalReport.institutionsTable'),
    head: [
      say('nationalReport.institution'),
      say('nationalReport.attended'),
      say('nationalReport.official'),
      say('nationalReport.wait'),
      say('nationalReport.resolved'),
      say('nationalReport.satisfied'),
      say('nationalReport.cases'),
    ],
    rows: institutions.map(({ name, units, official, wait, resolved, satisfied, complaints, complaintsAnswered }) => [
      name,
      count(units),
      share(official),
      meanMinutes(wait),
      share(resolved),
      satisfied === null ? say('nationalReport.withheld') : share(satisfied),
      say('nationalReport.casesOf', { answered: count(complaintsAnswered), cases: count(complaints) }),
    ]),
  };
}

/** Branches of which nothing is heard, or which are not believed, and why. */
function doubtBlocks(
  standings: readonly BranchStanding[],
  { branches, sums }: NationalView['doubted'],
): readonly Block[] {
  const rows = standings
    .filter(({ state, disputed }) => state !== 'upToDate' || disputed)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'es'));
  if (rows.length === 0) return [text(say('nationalReport.noDoubts'))];
  return [
    text(say('nationalReport.doubtsLead')),
    ...(branches === 0
      ? []
      : [
          text(
            say('nationalReport.leftOut', {
              branches,
              tickets: count(sums.tickets),
              official: share(sums.official),
              strict: share(sums.strict),
            }),
          ),
        ]),
    {
      kind: 'table',
      caption: say('nationalReport.doubtsTable'),
      worded: true,
      head: [
        say('nationalReport.branch'),
        say('nationalReport.state'),
        say('nationalReport.sealedUntil'),
        say('nationalReport.why'),
      ],
      rows: rows.map(({ name, state, disputed, sealedUntil, fault, trouble }) => [
        name,
        say(`national.state.${disputed && state !== 'quarantined' ? 'disputed' : state}`),
        sealedUntil ?? say('nationalReport.never'),
        fault?.sentence ?? (disputed ? say('national.disputed') : trouble) ?? '',
      ]),
    },
  ];
}

function text(words: string): Block {
  return { kind: 'text', text: words };
}

function heading(words: string): Block {
  return { kind: 'heading', text: words };
}
