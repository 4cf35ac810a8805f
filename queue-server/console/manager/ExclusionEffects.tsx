import type { GoalsView } from '@turno25/shared/contracts/goals.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { percentText } from '@turno25/shared/ui/percent.ts';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import styles from './words.module.css';

type Own = NonNullable<GoalsView['own']>;
type Effect = Own['exclusions']['byCode'][number];
type Needed = Effect['neededInYear'];

/** What the share of the year, and what is still needed, would be had each code taken nobody out. */
export function ExclusionEffects({ of: { exclusions } }: { readonly of: Own }) {
  const { byCode, all } = exclusions;
  return (
    <section>
      <h3>{say('goals.exclusions')}</h3>
      <Scrolling label={say('goals.exclusions.caption')}>
        <Table caption={say('goals.exclusions.caption')} columns={COLUMNS} rows={byCode} rowKey={({ code }) => code} />
      </Scrolling>
      <p>
        {say('goals.exclusions.all')}: {percentText(all.official)} ({ofText(all.official)}).
      </p>
      <p className={styles.of}>
        {say('goals.exclusions.lead', { strict: all.strict === null ? '—' : percentText(all.strict) })}
      </p>
    </section>
  );
}

const COLUMNS: readonly Column<Effect>[] = [
  {
    id: 'code',
    head: say('goals.exclusions.code'),
    cell: ({ title, visits, within, attended, neededInQuarter, neededInYear }) => (
      <>
        {title}
        <span className={styles.under}>{say('goals.exclusions.counts', { visits, within, attended })}</span>
        <span className={styles.under}>
          {say('goals.exclusions.needed', { quarter: neededText(neededInQuarter), year: neededText(neededInYear) })}
        </span>
      </>
    ),
  },
  {
    id: 'without',
    head: say('goals.exclusions.without'),
    align: 'end',
    className: styles.figure,
    cell: ({ without }) => (
      <>
        {percentText(without)}
        <span className={styles.under}>{ofText(without)}</span>
      </>
    ),
  },
  {
    id: 'change',
    head: say('goals.exclusions.change'),
    align: 'end',
    className: styles.figure,
    cell: ({ change }) =>
      change === null
        ? '—'
        : say('goals.exclusions.points', { points: points.format((100 * change.numerator) / change.denominator) }),
  },
];

const points = new Intl.NumberFormat('es-CL', { maximumFractionDigits: 3, signDisplay: 'exceptZero' });

function ofText({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): string {
  return say('console.compliance.of', { numerator, denominator });
}

function neededText({ state, within = 0, of }: Needed): string {
  return say(`goals.exclusions.needed.${state}`, { within, of });
}
