import type { TrackView } from '@turno25/shared/contracts/tickets.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { useLanguage, useSay } from '@turno25/shared/ui/language.ts';
import { WaitBar } from '@turno25/shared/ui/WaitBar.tsx';
import { waitWords } from '@turno25/shared/ui/waitWords.ts';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { AskedTwice } from './AskedTwice.tsx';
import { alertWord } from './alert.ts';
import styles from './TrackPage.module.css';
import { useCallAlert } from './useCallAlert.ts';
import type { Track } from './useTrack.ts';

type Props = {
  readonly view: TrackView;
  readonly surveyCode: string | null;
  readonly verbs: Pick<Track, 'leave' | 'confirmHold' | 'pause' | 'resume'>;
};

/** The number, where the visit is, and the one thing that can be done now. */
export function TicketState({ view, surveyCode, verbs }: Props) {
  const say = useSay();
  const language = useLanguage();
  const [asking, setAsking] = useState<'leave' | 'pause' | null>(null);
  const [unheard, setUnheard] = useState(false);
  const called = view.status === 'called';
  const alert = useCallAlert(called);
  return (
    <>
      <header className={styles.head}>
        <p className={styles.branch}>{view.branchName}</p>
        <p className={styles.service} lang="es-CL">
          {view.serviceName}
        </p>
      </header>
      <p className={styles.number}>
        <span className="visually-hidden">{say('track.title')} </span>
        {view.number}
      </p>
      <div className={styles.state} role="status">
        <h1 className={styles.status}>{say(`track.${view.status}`)}</h1>
        {called && view.counterLabel !== null && (
          <p className={styles.counter}>{say('track.calledTo', { label: view.counterLabel })}</p>
        )}
        <p className={styles.text}>
          {view.pausedUntil === null
            ? say(`track.${view.status}Text`, { label: view.counterLabel ?? '' })
            : say('track.pausedText', { time: clockTime(Date.parse(view.pausedUntil), undefined) })}
        </p>
      </div>
      {view.status === 'waiting' && (
        <div className={styles.wait}>
          {view.ahead !== null && <p className={styles.ahead}>{say('ticket.ahead', { ahead: view.ahead })}</p>}
          {view.expected !== null && (
            <>
              <p className={styles.text}>{say('track.expected', { wait: waitWords(view.expected, say) })}</p>
              <WaitBar wait={view.expected} />
            </>
          )}
        </div>
      )}
      <div className={styles.actions}>
        {view.status === 'finished' && surveyCode !== null && (
          <LinkButton look="primary" href={`/survey?code=${surveyCode}&lang=${language}`}>
            {say('track.finishedSurvey')}
          </LinkButton>
        )}
        {view.holdToConfirm && (
          <>
            <p className={styles.text}>{say(unheard ? 'track.leave.failed' : 'track.hold.ask')}</p>
            <Button look="primary" onPress={async () => setUnheard(!(await verbs.confirmHold()))}>
              {say('track.hold.yes')}
            </Button>
          </>
        )}
        {view.pausedUntil !== null && (
          <>
            {unheard && <p className={styles.text}>{say('track.leave.failed')}</p>}
            <Button look="primary" onPress={async () => setUnheard(!(await verbs.resume()))}>
              {say('track.resume')}
            </Button>
          </>
        )}
        {view.status === 'waiting' && (
          <>
            {alert.means === null ? (
              <Button onPress={alert.allow}>{say('track.alert')}</Button>
            ) : (
              <p className={styles.text} role="status">
                {say(`track.alert.${alertWord(alert.means)}`)}
              </p>
            )}
            {view.mayPause && <Button onPress={() => setAsking('pause')}>{say('track.pause')}</Button>}
            <Button look="quiet" onPress={() => setAsking('leave')}>
              {say('track.leave')}
            </Button>
          </>
        )}
      </div>
      <p className={styles.issued}>{say('track.issued', { time: clockTime(Date.parse(view.issuedAt), undefined) })}</p>
      {asking !== null && view.status === 'waiting' && (
        <AskedTwice about={asking} onYes={verbs[asking]} onClose={() => setAsking(null)} />
      )}
    </>
  );
}
