import { say } from '@turno25/shared/i18n/messages.ts';
import { openingWords } from '@turno25/shared/ui/openingWords.ts';
import { useMoment } from '@turno25/shared/ui/useMoment.ts';
import { clockTime, isoDate } from '@turno25/shared/ui/zoneTime.ts';
import { useSound } from '../calls/useSound.ts';
import { DELAYS } from '../common/delays.ts';
import { Calls } from '../parts/Calls.tsx';
import { Clock } from '../parts/Clock.tsx';
import { Notices } from '../parts/Notices.tsx';
import { Waits } from '../parts/Waits.tsx';
import { isSilent } from '../reading/silence.ts';
import { useBoard } from '../reading/useBoard.ts';
import { useWitness } from '../reading/useWitness.ts';
import { useVersion } from '../version/useVersion.ts';
import styles from './BoardScreen.module.css';

type Props = { readonly token: string; readonly onTokenRefused: () => void };

/**
 * Two thirds for the calls; one third for the hour, the waits and the notices. On a standing screen they lie one below the
 * other.
 */
export function BoardScreen({ token, onTokenRefused }: Props) {
  const following = useBoard(token, onTokenRefused);
  const sounding = useSound();
  useWitness(token, sounding === false);
  useVersion(following);
  const moment = useMoment(DELAYS.tick);
  if (following === null) return <main className={styles.board} />;
  const { announcements, view, clockOffset, heardAt } = following;
  const silent = isSilent(heardAt, moment);
  // What the server said on another day says nothing of this one.
  const stale = view !== null && silent && view.date !== isoDate(moment + clockOffset, view.zone);
  const opensAt = view === null || view.open || view.opensAt === null ? null : Date.parse(view.opensAt);
  const opens = opensAt === null || view === null ? null : openingWords(opensAt, moment + clockOffset, view.zone, say);
  return (
    <main className={styles.board}>
      <h1 className="visually-hidden">{view?.branchName ?? say('common.product')}</h1>
      <Calls
        shown={announcements.shown}
        speaking={announcements.speaking}
        quiet={view === null || stale ? 'starting' : view.open ? 'open' : 'closed'}
        opens={opens}
      />
      <aside className={styles.side}>
        {view !== null && (
          <>
            <Clock branchName={view.branchName} zone={view.zone} now={moment + clockOffset} />
            {/* Waits that nobody confirms any more are not shown as if they were of now. */}
            {view.open && !silent && view.waits.length > 0 ? (
              <Waits waits={view.waits} />
            ) : (
              <div className={styles.nothing} />
            )}
            <Notices notices={view.notices} />
          </>
        )}
      </aside>
      {sounding === false && !silent && <p className={styles.muted}>{say('board.muted')}</p>}
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
