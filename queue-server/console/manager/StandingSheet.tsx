import type { RatioView } from '@turno25/shared/contracts/primitives.ts';
import type { Standing, StandingPeriod } from '@turno25/shared/contracts/standing.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { goalText, percentText } from '@turno25/shared/ui/percent.ts';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { monthInWords, shortDate } from '../live/spans.ts';
import styles from './words.module.css';

const AGAIN_MS = 60_000;

/** Today against the same weekday, the quarter and the year against the goal, and what people said today. */
export function StandingSheet({ onClose }: { readonly onClose: () => void }) {
  const { answer, trouble } = useAsked<Standing>('/figures/standing', { everyMillis: AGAIN_MS });
  const title = say('console.standing.title');
  const others = [answer?.quarter, answer?.year].some((period) => period?.otherFormulas);
  return (
    <Sheet title={title} lead={say('console.standing.lead')} trouble={trouble} onClose={onClose}>
      {answer !== null && (
        <>
          <Table
            caption={title}
            captionShown={false}
            columns={COLUMNS}
            rows={rowsOf(answer)}
            rowKey={({ id }) => id}
            empty={say('console.standing.none')}
          />
          {others && <p className={styles.of}>{say('console.standing.otherFormulas')}</p>}
          <Satisfaction of={answer.satisfaction} />
        </>
      )}
    </Sheet>
  );
}

type Row = {
  readonly id: string;
  readonly name: string;
  readonly official: string;
  readonly strict: string;
  readonly goal: string;
  /** What it was divided by. */
  readonly of?: string;
};

const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', head: say('console.standing.period'), cell: ({ name }) => name },
  {
    id: 'official',
    head: say('console.compliance.official'),
    align: 'end',
    className: styles.figure,
    cell: ({ official, of }) => (
      <>
        {official}
        {of !== undefined && <span className={styles.under}>{of}</span>}
      </>
    ),
  },
  {
    id: 'strict',
    head: say('console.compliance.strict'),
    align: 'end',
    className: styles.figure,
    cell: ({ strict }) => strict,
  },
  { id: 'goal', head: say('console.standing.goal'), cell: ({ goal }) => goal },
];

function rowsOf({ today, sameWeekday, quarter, year }: Standing): readonly Row[] {
  const { days } = sameWeekday;
  return [
    ...periodRow('today', say('console.standing.today'), today),
    {
      id: 'weekday',
      name: say('console.standing.sameWeekday', { count: days.length }),
      official: meanText(sameWeekday.officialPercent),
      strict: meanText(sameWeekday.strictPercent),
      goal: '',
    },
    ...days.map(({ date, official, strict }) => ({
      id: date,
      name: shortDate(date),
      official: percentText(official),
      of: ofText(official),
      strict: percentText(strict),
      goal: '',
    })),
    ...periodRow('quarter', say('console.standing.quarter'), quarter),
    ...periodRow('year', say('console.standing.year'), year),
  ];
}

function periodRow(id: string, name: string, period: StandingPeriod | null): readonly Row[] {
  if (period === null) return [];
  const { official, strict, goalPercent, met } = period;
  const goal = goalText(goalPercent);
  const verdict = met === null ? goal : say(met ? 'console.standing.met' : 'console.standing.notMet', { goal });
  return [
    { id, name, official: percentText(official), of: ofText(official), strict: percentText(strict), goal: verdict },
  ];
}

function ofText({ numerator, denominator }: RatioView): string {
  return say('console.compliance.of', { numerator, denominator });
}

function meanText(percent: number | null): string {
  return percent === null ? '—' : percentText({ numerator: percent * 100, denominator: 10_000, percent });
}

function Satisfaction({ of }: { readonly of: Standing['satisfaction'] }) {
  if (of === null) return null;
  const { month, global, response, smallestCell } = of;
  return (
    <div>
      <h3>{say('console.standing.satisfaction', { month: monthInWords(month) })}</h3>
      <StatList>
        <Stat
          label={say('console.standing.answers')}
          value={String(global.n)}
          detail={`${percentText(response)} ${say('console.standing.response')}`}
        />
        {!global.hidden && (
          <Stat
            label={say('console.standing.satisfied')}
            value={percentText(global.satisfied)}
            detail={ofText(global.satisfied)}
          />
        )}
        {!global.hidden && global.net.points !== null && (
          <Stat label={say('console.standing.net')} value={String(Math.floor(global.net.points))} />
        )}
      </StatList>
      {global.hidden && <p className={styles.of}>{say('console.standing.few', { least: smallestCell })}</p>}
    </div>
  );
}
