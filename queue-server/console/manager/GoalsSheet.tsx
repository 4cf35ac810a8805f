import type { GoalsView, GoalView } from '@turno25/shared/contracts/goals.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { goalText, percentText } from '@turno25/shared/ui/percent.ts';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { ExclusionEffects } from './ExclusionEffects.tsx';
import { ForecastPart } from './ForecastPart.tsx';
import styles from './words.module.css';

const AGAIN_MS = 60_000;

/** The bonus as the goals of the year stand, said to be a simulation, and what the branch's own still needs. */
export function GoalsSheet({ onClose }: { readonly onClose: () => void }) {
  const { answer, trouble } = useAsked<GoalsView>('/figures/goals', { everyMillis: AGAIN_MS });
  return (
    <Sheet
      title={say('goals.title', { year: answer === null ? '' : String(answer.year) })}
      trouble={trouble}
      onClose={onClose}
    >
      <Notice kind="info">{say('goals.simulation')}</Notice>
      {answer !== null && (
        <>
          {answer.own !== null && (
            <>
              <Own of={answer.own} />
              <ForecastPart of={answer.own.forecast} />
              <ExclusionEffects of={answer.own} />
            </>
          )}
          {answer.goals.length === 0 ? (
            <p>{say('goals.none')}</p>
          ) : (
            <>
              <StatList>
                <Stat form="stack" strong label={say('goals.bonus')} value={spanText(answer.bonus)} />
                {answer.parts.map(({ part, compliance, pays }) => (
                  <Stat
                    key={part}
                    form="stack"
                    label={say(`goals.part.${part}`)}
                    value={spanText(compliance)}
                    detail={say('goals.pays', { pays: spanText(pays) })}
                  />
                ))}
              </StatList>
              {answer.parts
                .filter(({ missed }) => missed.length > 0)
                .map(({ part, missed }) => (
                  <p key={part} className={styles.of}>
                    {say('goals.missed', { part: say(`goals.part.${part}`), goals: missed.join(', ') })}
                  </p>
                ))}
              <Table caption={say('goals.caption')} columns={COLUMNS} rows={answer.goals} rowKey={({ id }) => id} />
            </>
          )}
          <p className={styles.of}>{say('goals.bands')}</p>
          <LinkButton href="/settings">{say('goals.settings')}</LinkButton>
        </>
      )}
    </Sheet>
  );
}

const COLUMNS: readonly Column<GoalView>[] = [
  {
    id: 'name',
    head: say('goals.name'),
    cell: ({ name, part, formula, technicalNote, verification }) => (
      <>
        {name}
        <span className={styles.under}>
          {[say(`goals.part.${part}`), formula, technicalNote, verification].filter((text) => text !== '').join(' · ')}
        </span>
      </>
    ),
  },
  { id: 'weight', head: say('goals.weight'), align: 'end', cell: ({ weight }) => weight },
  { id: 'target', head: say('goals.target'), align: 'end', cell: ({ target, unit }) => inUnit(target, unit) },
  {
    id: 'result',
    head: say('goals.result'),
    align: 'end',
    className: styles.figure,
    cell: ({ result }) =>
      result === null
        ? say('goals.unknown')
        : say('console.compliance.of', { numerator: result.num, denominator: result.den }),
  },
  {
    id: 'reached',
    head: say('goals.reached'),
    align: 'end',
    className: styles.figure,
    cell: ({ reached }) => (reached === null ? '—' : goalText(reached)),
  },
];

function Own({ of }: { readonly of: NonNullable<GoalsView['own']> }) {
  const { year, withoutExclusions, strict, quarter, goalPercent, perDay, neededInYear, neededInQuarter } = of;
  return (
    <section>
      <StatList>
        <Stat form="stack" strong label={say('goals.ownYear')} value={percentText(year)} detail={ofText(year)} />
        <Stat
          form="stack"
          label={say('console.compliance.strict')}
          value={percentText(strict)}
          detail={ofText(strict)}
        />
        <Stat form="stack" label={say('goals.ownQuarter')} value={percentText(quarter)} detail={ofText(quarter)} />
      </StatList>
      <p>{neededText('goals.inYear', neededInYear, goalPercent)}</p>
      <p>{neededText('goals.inQuarter', neededInQuarter, goalPercent)}</p>
      <p className={styles.of}>
        {say('goals.expected', { count: perDay })}
        {withoutExclusions !== null &&
          ` ${say('goals.withoutExclusions', { percent: percentText(withoutExclusions) })}`}
      </p>
    </section>
  );
}

function neededText(
  stretch: 'goals.inYear' | 'goals.inQuarter',
  { state, within = 0, of, days, perDay = 0 }: NonNullable<GoalsView['own']>['neededInYear'],
  goalPercent: number,
): string {
  return say(`goals.needed.${state}`, { stretch: say(stretch), goal: goalText(goalPercent), within, of, days, perDay });
}

function ofText({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): string {
  return say('console.compliance.of', { numerator, denominator });
}

function inUnit(value: number, unit: GoalView['unit']): string {
  return unit === 'percent' ? goalText(value) : String(value);
}

/** One value, or the two that it lies between. */
function spanText({ worst, best }: { readonly worst: number; readonly best: number }): string {
  return worst === best ? goalText(worst) : say('goals.between', { worst: goalText(worst), best: goalText(best) });
}
