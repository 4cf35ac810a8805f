import type { GoalsView } from '@turno25/shared/contracts/goals.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { goalText } from '@turno25/shared/ui/percent.ts';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { dateInWords } from '../live/spans.ts';
import styles from './words.module.css';

type Forecast = NonNullable<GoalsView['own']>['forecast'];
type Ready = Extract<Forecast, { readonly state: 'ready' }>;
type Stretch = Ready['year'];
type Row = { readonly id: string; readonly name: string; readonly of: (stretch: Stretch) => string };

/** What the quarter and the year may come to, with intervals that were tried on past quarters. A simulation, never the band. */
export function ForecastPart({ of }: { readonly of: Forecast }) {
  return (
    <section>
      <h3>{say('goals.forecast')}</h3>
      {of.state === 'few' ? (
        <p>{say('goals.forecast.few', { days: of.days, least: of.least })}</p>
      ) : (
        <ReadyForecast of={of} />
      )}
    </section>
  );
}

function ReadyForecast({ of }: { readonly of: Ready }) {
  const columns: readonly Column<Row>[] = [
    { id: 'name', head: say('goals.forecast.stretch'), cell: ({ name }) => name },
    {
      id: 'quarter',
      head: say('goals.inQuarter'),
      align: 'end',
      className: styles.figure,
      cell: (row) => row.of(of.quarter),
    },
    { id: 'year', head: say('goals.inYear'), align: 'end', className: styles.figure, cell: (row) => row.of(of.year) },
  ];
  return (
    <>
      <p>{say('goals.forecast.lead', { days: of.days, asOf: dateInWords(of.asOf) })}</p>
      <Scrolling label={say('goals.forecast.caption')}>
        <Table caption={say('goals.forecast.caption')} columns={columns} rows={ROWS} rowKey={({ id }) => id} />
      </Scrolling>
      <p className={styles.of}>{say('goals.forecast.past.lead')}</p>
      {of.compliance.map(({ part, at80, at95 }) => (
        <p key={part}>
          {say('goals.forecast.compliance', {
            part: say(`goals.part.${part}`),
            low80: goalText(at80.low),
            high80: goalText(at80.high),
            low95: goalText(at95.low),
            high95: goalText(at95.high),
          })}
        </p>
      ))}
    </>
  );
}

const ROWS: readonly Row[] = [
  { id: 'middle', name: say('goals.forecast.middle'), of: ({ share }) => goalText(share.middle) },
  {
    id: 'at80',
    name: say('goals.forecast.at80'),
    of: ({ share }) => between(goalText(share.low80), goalText(share.high80)),
  },
  {
    id: 'at95',
    name: say('goals.forecast.at95'),
    of: ({ share }) => between(goalText(share.low95), goalText(share.high95)),
  },
  {
    id: 'people',
    name: say('goals.forecast.people'),
    of: ({ people }) => between(String(people.low80), String(people.high80)),
  },
  {
    id: 'past',
    name: say('goals.forecast.past'),
    of: ({ past }) => (past.quarters === 0 ? '—' : say('goals.forecast.past.of', past)),
  },
];

function between(low: string, high: string): string {
  return say('goals.forecast.people.between', { low, high });
}
