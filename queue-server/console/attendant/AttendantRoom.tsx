import { useCatalog } from '../live/useCatalog.ts';
import { useLive } from '../live/useLive.ts';
import { useSession } from '../signedIn/sessionContext.ts';
import { CounterPicker } from './CounterPicker.tsx';
import { Desk } from './Desk.tsx';
import styles from './desk.module.css';

/** The attendant's own counter, or the choice of one. */
export function AttendantRoom() {
  const { session } = useSession();
  const live = useLive();
  const catalog = useCatalog(live.view?.epoch ?? null);
  if (live.view === null || catalog === null) return <main className={styles.blank} aria-busy="true" />;
  const mine = live.view.counters.find(
    (counter) => counter.status !== 'closed' && counter.attendant?.id === session.staff.id,
  );
  return mine === undefined ? (
    <CounterPicker live={live} view={live.view} catalog={catalog} />
  ) : (
    <Desk key={mine.id} live={live} view={live.view} catalog={catalog} counter={mine} />
  );
}
