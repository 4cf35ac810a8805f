import type { NationalView } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { hours, minutes, number, ofHowMany, points, share } from '../figureWords.ts';
import styles from './country.module.css';

/** The country in six figures, and what has to be known before they are believed. */
export function Summary({ nation }: { readonly nation: NationalView }) {
  const { total, change, standings, branches, doubted, sparedMs, otherFormulas } = nation;
  const bad = standings.filter(({ state }) => state === 'quarantined').length;
  const disputed = standings.filter((one) => one.disputed && one.state !== 'quarantined').length;
  const late = standings.filter(({ state }) => state === 'late' || state === 'neverSeen').length;
  const generated = branches.filter(({ proof }) => proof === 'generated').length;
  const [believed, beside] = [total.official, doubted.sums.official];
  const withAll = { n: believed.n + beside.n, d: believed.d + beside.d };
  return (
    <>
      {generated > 0 && <Notice kind="info">{say('national.generated', { count: generated })}</Notice>}
      {bad + disputed > 0 && (
        <Notice kind="stop">
          {say('national.doubted', { bad, disputed })}{' '}
          {doubted.sums.official.d > 0 &&
            say('national.doubtedSums', { official: share(withAll), people: ofHowMany(withAll) })}
        </Notice>
      )}
      {late > 0 && <Notice kind="warning">{say('national.late', { late })}</Notice>}
      {otherFormulas > 0 && <Notice kind="warning">{say('national.otherFormulas', { days: otherFormulas })}</Notice>}
      <div className={styles.summary}>
        <StatList columns={6}>
          <Stat
            form="stack"
            strong
            label={say('national.official')}
            value={share(total.official)}
            detail={ofHowMany(total.official)}
          />
          <Stat
            form="stack"
            strong
            label={say('national.strict')}
            value={share(total.strict)}
            detail={ofHowMany(total.strict)}
          />
          <Stat form="stack" label={say('national.tickets')} value={number(total.tickets)} />
          <Stat form="stack" label={say('national.wait')} value={minutes(total.wait)} />
          <Stat
            form="stack"
            label={say('national.abandonment')}
            value={share(total.abandonment)}
            detail={ofHowMany(total.abandonment)}
          />
          <Stat form="stack" label={say('national.overLimit')} value={hours(total.overLimitMs)} />
        </StatList>
      </div>
      <div className={styles.said}>
        <p>
          {change === null
            ? say('national.noBefore')
            : say('national.against', { points: points(change), says: say(`national.says.${change.says}`) })}
        </p>
        {sparedMs !== null && (
          <p>{say('national.spared', { saved: sparedMs >= 0 ? 'yes' : 'no', hours: hours(Math.abs(sparedMs)) })}</p>
        )}
        <p>{say('national.noBand')}</p>
      </div>
    </>
  );
}
