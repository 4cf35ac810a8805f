import type { BoardView } from '@turno25/shared/contracts/board.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useInterval } from '@turno25/shared/ui/useInterval.ts';
import { waitShort } from '@turno25/shared/ui/waitWords.ts';
import { useState } from 'react';
import { DELAYS } from '../common/delays.ts';
import styles from './Waits.module.css';

/** Names of two lines, and waits below them, as large as docs/manual says that they are read from. */
const ROWS = 3;

type Props = { readonly waits: BoardView['waits'] };

/** How long people wait now for each service, and where it is given; when they are many, a page after another. */
export function Waits({ waits }: Props) {
  const [turn, setTurn] = useState(0);
  const pages = Math.max(1, Math.ceil(waits.length / ROWS));
  useInterval(() => setTurn((before) => before + 1), pages > 1 ? DELAYS.waitsPage : null);
  const page = turn % pages;
  return (
    <section className={styles.waits}>
      <h2 className={styles.title}>
        {say('board.waits')}
        {pages > 1 && <Dots page={page} pages={pages} />}
      </h2>
      <dl className={styles.list}>
        {waits.slice(page * ROWS, (page + 1) * ROWS).map(({ serviceId, name, openCounters, expected }) => (
          <div key={serviceId} className={styles.row}>
            <dt className={styles.name}>{name}</dt>
            <dd className={styles.wait}>
              {expected === null ? say('board.waits.none') : waitShort(expected)}
              {openCounters.length > 0 && (
                <span className={styles.where}>
                  {say('board.where', { count: openCounters.length, labels: openCounters.join(', ') })}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Dots({ page, pages }: { readonly page: number; readonly pages: number }) {
  return (
    <span className={styles.dots} aria-hidden="true">
      {Array.from({ length: pages }, (_, position) => position).map((position) => (
        <span key={position} className={position === page ? styles.here : styles.dot} />
      ))}
    </span>
  );
}
