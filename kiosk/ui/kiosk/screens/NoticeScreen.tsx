import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import { type Readiness, readiness } from '../choices.ts';
import styles from './NoticeScreen.module.css';

export type Notice = Exclude<Readiness, 'serving'> | 'offline' | 'starting';

/** Why nobody can take a ticket now, or null when they can. */
export function noticeFor(catalog: Catalog | null, offline: boolean, now: Instant): Notice | null {
  if (offline) return 'offline';
  if (catalog === null) return 'starting';
  const ready = readiness(catalog, now);
  return ready === 'serving' ? null : ready;
}

type Props = { readonly notice: Notice; readonly catalog: Catalog | null };

/** Says in one sentence why there are no tickets, and in another what to do. */
export function NoticeScreen({ notice, catalog }: Props) {
  if (notice === 'starting') return <p className={styles.starting}>{say('kiosk.starting')}</p>;
  return (
    <div className={styles.notice}>
      <h1 className={styles.title} tabIndex={-1}>
        {say(`kiosk.${notice}.title`)}
      </h1>
      <p className={styles.text}>{say(`kiosk.${notice}.text`, { time: lastTickets(catalog) })}</p>
    </div>
  );
}

function lastTickets(catalog: Catalog | null): string {
  const until = catalog?.day?.ticketsUntil ?? null;
  return catalog === null || until === null ? '' : clockTime(Date.parse(until), catalog.branch.zone);
}
