import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { useLanguage, useSay } from '@turno25/shared/ui/language.ts';
import { openingWords } from '@turno25/shared/ui/openingWords.ts';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import type { ReactNode } from 'react';
import { givesTickets, type KioskMode } from '../../common/machine/mode.ts';
import { type Readiness, readiness } from '../../entry/services/choices.ts';
import styles from './NoticeScreen.module.css';

export type Notice = Exclude<Readiness, 'serving'> | 'offline' | 'starting';

/** Why nobody can use the machine now, or null when they can. At the exit no tickets are missed. */
export function noticeFor(catalog: Catalog | null, offline: boolean, now: Instant, mode: KioskMode): Notice | null {
  if (offline) return 'offline';
  if (catalog === null) return 'starting';
  if (!givesTickets(mode)) return null;
  const ready = readiness(catalog, now);
  return ready === 'serving' ? null : ready;
}

/** Whether people with an appointment can register although nobody is given a number: they come until the last hour. */
export function offersCheckIn(catalog: Catalog | null, mode: KioskMode, notice: Notice | null): boolean {
  return catalog?.appointments === true && givesTickets(mode) && notice === 'ended';
}

type Props = {
  readonly notice: Notice;
  readonly catalog: Catalog | null;
  /** By the branch's clock. */
  readonly branchNow: Instant;
  /** What can be done all the same. */
  readonly children?: ReactNode;
};

/** Says in one sentence why there are no tickets, and in another what to do. */
export function NoticeScreen({ notice, catalog, branchNow, children }: Props) {
  const say = useSay();
  const language = useLanguage();
  if (notice === 'starting') return <p className={styles.starting}>{say('kiosk.starting')}</p>;
  const mobile = catalog?.branch.profile === 'mobile';
  // A mobile unit is opened by hand, wherever it is (ADR 0011): no hour of its own can be promised.
  const opens =
    (notice === 'closed' || notice === 'ended') && catalog !== null && catalog.opensAt !== null && !mobile
      ? openingWords(Date.parse(catalog.opensAt), branchNow, catalog.branch.zone, say, language)
      : null;
  const words = notice === 'closed' && mobile ? 'closed.mobile' : notice;
  return (
    <div className={styles.notice}>
      <h1 className={styles.title} tabIndex={-1}>
        {say(`kiosk.${words}.title`)}
      </h1>
      {opens !== null && <p className={styles.opens}>{opens}</p>}
      <p className={styles.text}>{say(`kiosk.${words}.text`, { time: lastTickets(catalog) })}</p>
      {children}
    </div>
  );
}

function lastTickets(catalog: Catalog | null): string {
  const until = catalog?.day?.ticketsUntil ?? null;
  return catalog === null || until === null ? '' : clockTime(Date.parse(until), catalog.branch.zone);
}
