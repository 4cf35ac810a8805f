import type { LiveView } from '@turno25/shared/contracts/live.ts';
import type { RatioView } from '@turno25/shared/contracts/primitives.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { goalText, percentText } from '@turno25/shared/ui/percent.ts';
import type { ServerClock } from '../live/serverClock.ts';
import { since } from '../live/spans.ts';
import { useNow } from '../live/useNow.ts';
import styles from './compliance.module.css';
import { outlook } from './outlook.ts';

type Props = { readonly view: LiveView; readonly clock: ServerClock };

/** Today's compliance, official and strict, each with what it was computed from, beside the goal. */
export function Compliance({ view, clock }: Props) {
  const now = useNow(clock);
  const { official, strict, withoutBrief, withoutExclusions, goalPercent, excluded, lostWaiting } = view.standard;
  const firstWaits = view.line.filter((visit) => visit.stage === 1);
  const late = firstWaits.filter((visit) => since(visit.waitsFrom, now) > visit.limitMs).length;
  const end = outlook(official, firstWaits.length, late);
  const verdict = verdictOf(view.standard);
  return (
    <section className={styles.compliance} aria-label={say('console.compliance.label')}>
      <StatList>
        <Stat
          form="stack"
          strong
          label={say('console.compliance.official')}
          value={percentText(official)}
          detail={of(official)}
        />
        <Stat form="stack" label={say('console.compliance.strict')} value={percentText(strict)} detail={of(strict)} />
      </StatList>
      <p className={styles.goal} data-below={verdict === 'below' || verdict === 'strictBelow'}>
        {say(`console.compliance.${verdict}`, { goal: goalText(goalPercent) })}
      </p>
      <p className={styles.detail}>
        {official.denominator === 0 && say('console.compliance.nobodyYet')}
        {withoutBrief !== null &&
          official.denominator > 0 &&
          `${say('console.compliance.withoutBrief', {
            official: percentText(withoutBrief.official),
            strict: percentText(withoutBrief.strict),
          })} `}
        {end !== null &&
          say('console.compliance.outlook', { worst: Math.floor(end.worst), best: Math.floor(end.best) })}
        {lostWaiting > 0 && ` ${say('console.compliance.lost', { count: lostWaiting })}`}
        {excluded > 0 && ` ${say('console.compliance.excluded', { count: excluded })}`}
        {withoutExclusions !== null &&
          ` ${say('console.compliance.withoutExclusions', {
            official: percentText(withoutExclusions.official),
            strict: percentText(withoutExclusions.strict),
          })}`}
      </p>
    </section>
  );
}

/** Where the day stands against its goal; a goal is met only where official, strict and strict without brief all reach it. */
function verdictOf({ official, goalPercent, met }: LiveView['standard']): 'goal' | 'below' | 'strictBelow' | 'met' {
  if (official.percent === null) return 'goal';
  if (official.percent < goalPercent) return 'below';
  return met === false ? 'strictBelow' : 'met';
}

function of({ numerator, denominator }: RatioView): string {
  return say('console.compliance.of', { numerator, denominator });
}
