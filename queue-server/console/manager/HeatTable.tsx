import type { LiveService } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type CSSProperties, useId } from 'react';
import type { ServerClock } from '../live/serverClock.ts';
import { running, since } from '../live/spans.ts';
import { useNow } from '../live/useNow.ts';
import { bandTotals, FIRST_BAND_BEYOND, type HeatCell, heatRows } from './heat.ts';
import styles from './heatTable.module.css';

type Props = { readonly services: readonly LiveService[]; readonly clock: ServerClock };

const BANDS = ['upTo10', 'upTo20', 'upTo25', 'upTo40', 'over40'] as const;

/** Who waits, by service and by how long already; the limit is the line between the columns. */
export function HeatTable({ services, clock }: Props) {
  const now = useNow(clock);
  const title = useId();
  const totals = bandTotals(services);
  return (
    <section className={styles.heat} aria-labelledby={title}>
      <h2 id={title} className={styles.title}>
        {say('console.heat.title')}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
      <div className={styles.scroll} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.service}>
                {say('console.heat.service')}
              </th>
              {BANDS.map((band, index) => (
                <th key={band} scope="col" data-limit={index === FIRST_BAND_BEYOND}>
                  {say(`console.heat.${band}`)}
                </th>
              ))}
              <th scope="col" className={styles.wide}>
                {say('console.heat.oldest')}
              </th>
              <th scope="col" className={styles.wide}>
                {say('console.heat.counters')}
              </th>
            </tr>
          </thead>
          <tbody>
            {heatRows(services, now).map(({ service, cells, oldestLate }) => (
              <tr key={service.serviceId} data-idle={service.waiting === 0}>
                <th scope="row" className={styles.service} title={service.institutionName}>
                  {service.name}
                </th>
                {cells.map((cell, index) => (
                  <td key={BANDS[index]} data-limit={index === FIRST_BAND_BEYOND} style={warmth(cell)}>
                    {cell.count === 0 ? <span className="visually-hidden">0</span> : cell.count}
                  </td>
                ))}
                <td className={styles.wide} data-late={oldestLate}>
                  {service.oldestEnteredAt === null ? '—' : running(since(service.oldestEnteredAt, now))}
                  {oldestLate && <span className="visually-hidden">{say('console.line.late')}</span>}
                </td>
                <td className={styles.wide} data-uncovered={service.waiting > 0 && service.countersOpen === 0}>
                  {service.waiting > 0 && service.countersOpen === 0
                    ? say('console.heat.uncovered')
                    : service.countersOpen}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className={styles.service}>
                {say('console.heat.total')}
              </th>
              {totals.map((total, index) => (
                <td key={BANDS[index]} data-limit={index === FIRST_BAND_BEYOND}>
                  {total}
                </td>
              ))}
              <td colSpan={2} className={styles.limit}>
                {say('console.heat.limit')}
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

const FAINTEST = 10;
const STRONGEST = 44;

function warmth(cell: HeatCell): CSSProperties {
  if (cell.count === 0) return {};
  const share = FAINTEST + cell.heat * (STRONGEST - FAINTEST);
  return { background: `color-mix(in srgb, var(${cell.beyond ? '--red' : '--blue'}) ${share}%, var(--paper))` };
}
