import type { BoardView } from '@turno25/shared/contracts/board.ts';
import { type MessageKey, say } from '@turno25/shared/i18n/messages.ts';
import type { Moment } from '@turno25/shared/time/spans.ts';
import { openingWords } from '@turno25/shared/ui/openingWords.ts';
import { clockTime, isoDate } from '@turno25/shared/ui/zoneTime.ts';
import { Calls } from '../parts/Calls.tsx';
import { Clock } from '../parts/Clock.tsx';
import { CounterDisplay } from '../parts/CounterDisplay.tsx';
import { Media } from '../parts/Media.tsx';
import { Notices } from '../parts/Notices.tsx';
import { useMedia } from '../parts/useMedia.ts';
import { Waits } from '../parts/Waits.tsx';
import type { Following } from '../reading/follow.ts';
import { isSilent } from '../reading/silence.ts';
import styles from './BoardScreen.module.css';
import { type DrawnLayout, useLayout } from './useLayout.ts';
import { useTheme } from './useTheme.ts';

type Props = {
  readonly following: Following;
  /** Now, by the machine's monotonic count. */
  readonly moment: Moment;
  /** Why nothing is heard; null where something is, or nothing is meant to be. */
  readonly mute: MessageKey | null;
};

/**
 * Two thirds for the calls; one third for the hour, the waits and the notices. The other layouts (`useLayout.ts`) draw the same
 * parts elsewhere, or less of them; one counter's own display draws its number alone.
 */
export function BoardDrawing({ following, moment, mute }: Props) {
  const { view, clockOffset, heardAt } = following;
  const layout = useLayout(view?.layout ?? 'auto');
  useTheme(view?.theme ?? 'light');
  const silent = isSilent(heardAt, moment);
  return (
    <main className={styles.board}>
      <h1 className="visually-hidden">{view?.branchName ?? say('common.product')}</h1>
      {layout === 'counter' ? (
        <OneCounter following={following} />
      ) : (
        <>
          <Announced following={following} now={moment + clockOffset} silent={silent} />
          {view !== null && <Beside view={view} now={moment + clockOffset} silent={silent} layout={layout} />}
        </>
      )}
      {mute !== null && !silent && <p className={styles.muted}>{say(mute)}</p>}
      {silent && (
        <p className={styles.offline} role="alert">
          {view === null
            ? say('board.offline.never')
            : say('board.offline', { time: clockTime(heardAt + clockOffset, view.zone) })}
        </p>
      )}
    </main>
  );
}

type Now = { readonly now: number; readonly silent: boolean };

function Announced({
  following: { announcements, saying, view },
  now,
  silent,
}: Now & { readonly following: Following }) {
  // What the server said on another day says nothing of this one.
  const stale = view !== null && silent && view.date !== isoDate(now, view.zone);
  const opensAt = view === null || view.open || view.opensAt === null ? null : Date.parse(view.opensAt);
  const opens = opensAt === null || view === null ? null : openingWords(opensAt, now, view.zone, say);
  return (
    <Calls
      shown={announcements.shown}
      speaking={announcements.speaking}
      saying={saying}
      queue={announcements.queue}
      quiet={view === null || stale ? 'starting' : view.open ? 'open' : 'closed'}
      opens={opens}
    />
  );
}

function Beside({ view, now, silent, layout }: Now & { readonly view: BoardView; readonly layout: DrawnLayout }) {
  const { item, over, broken } = useMedia(view.media);
  return (
    <aside className={styles.side}>
      <Clock branchName={view.branchName} zone={view.zone} now={now} />
      {layout !== 'calls' && (
        <>
          <div className={styles.middle} data-shows={item === null || silent ? 'waits' : 'media'}>
            {/* Waits that nobody confirms any more are not shown as if they were of now. */}
            {view.open && !silent && view.waits.length > 0 ? (
              <Waits waits={view.waits} />
            ) : (
              <div className={styles.nothing} />
            )}
            {item !== null && !silent && <Media key={item.address} item={item} onOver={over} onBroken={broken} />}
          </div>
          <Notices notices={view.notices} />
        </>
      )}
    </aside>
  );
}

/** What comes by the stream is shown at once; when it has been said, the server says who is at the counter. */
function OneCounter({ following: { announcements, view } }: { readonly following: Following }) {
  const { speaking, queue } = announcements;
  const coming = speaking ?? queue[0];
  return (
    <CounterDisplay
      label={view?.counters?.[0]?.label ?? null}
      number={coming?.number ?? view?.serving ?? null}
      marked={speaking !== null}
    />
  );
}
