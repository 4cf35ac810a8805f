import type { Moment } from '@turno25/shared/time/spans.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useMoment } from '@turno25/shared/ui/useMoment.ts';
import { readAddress, type TrackAddress } from './address.ts';
import { PhonePage } from './PhonePage.tsx';
import { TicketState } from './TicketState.tsx';
import styles from './TrackPage.module.css';
import { useTrack } from './useTrack.ts';

const ADDRESS = readAddress(location);

/** A visit on its holder's own phone. */
export function TrackPage() {
  return (
    <PhonePage>
      <Followed address={ADDRESS} />
    </PhonePage>
  );
}

function Followed({ address }: { readonly address: TrackAddress }) {
  const say = useSay();
  const { view, missing, staleSince, ...verbs } = useTrack(address.token);
  if (missing !== null) {
    return (
      <main className={styles.main} data-status={missing}>
        <h1 className={styles.status}>{say(`track.${missing}`)}</h1>
        <p className={styles.text}>{say(`track.${missing}Text`)}</p>
      </main>
    );
  }
  if (view === null) {
    return (
      <main className={styles.main}>
        <h1 className={styles.text}>{say('track.loading')}</h1>
      </main>
    );
  }
  return (
    <main className={styles.main} data-status={view.status}>
      <TicketState view={view} surveyCode={address.surveyCode} verbs={verbs} />
      <p className={styles.stale} role="status">
        {staleSince !== null && <Stale since={staleSince} />}
      </p>
    </main>
  );
}

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 5_000;

/** How old what is shown is: counted here, since the hour of a telephone may be any. */
function Stale({ since }: { readonly since: Moment }) {
  const say = useSay();
  return (
    <>{say('track.offline', { minutes: Math.max(0, Math.floor((useMoment(LOOK_EVERY_MS) - since) / MINUTE_MS)) })}</>
  );
}
