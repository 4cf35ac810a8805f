import type { HostReport } from '@turno25/shared/contracts/technician.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import styles from './PanelScreen.module.css';

type Props = { readonly report: HostReport };
type OutboxProps = Props & {
  /** What the central office holds, in a sentence; null where there is none, or nobody says. */
  readonly centre: string | null;
};

/** As many as fit the lowest screen. */
const TROUBLES_SHOWN = 4;

/** What the kiosk has promised and not yet told, and how many more it could promise alone. */
export function OutboxPart({ report: { status, numbers }, centre }: OutboxProps) {
  const say = useSay();
  const { undelivered, refused, unprinted } = status.outbox;
  const today = numbers.filter(({ businessDate }) => businessDate === numbers[0]?.businessDate);
  return (
    <section className={styles.part}>
      <h2>{say('technician.outbox')}</h2>
      <dl>
        <Fact name={say('technician.undelivered')}>{String(undelivered)}</Fact>
        <Fact name={say('technician.refused')}>{String(refused)}</Fact>
        {status.printer !== null && <Fact name={say('technician.unprinted')}>{String(unprinted)}</Fact>}
        <div className={`${styles.row} ${styles.numbers}`}>
          <dt>{say('technician.numbers')}</dt>
          <dd className="numerals">
            {today.length === 0
              ? say('technician.numbers.none')
              : today.map(({ series, left }) => (
                  <span key={series}>
                    {series} <b>{left}</b>
                  </span>
                ))}
          </dd>
        </div>
      </dl>
      {status.server === 'otherBranch' && <p className={styles.where}>{say('technician.otherBranch')}</p>}
      {centre !== null && <p className={styles.where}>{centre}</p>}
    </section>
  );
}

/** What went wrong lately, the last one first. */
export function TroublesPart({ report: { troubles } }: Props) {
  const say = useSay();
  return (
    <section className={styles.part}>
      <h2>{say('technician.troubles')}</h2>
      {troubles.length === 0 ? (
        <p className={styles.none}>{say('technician.troubles.none')}</p>
      ) : (
        <ol className={styles.troubles}>
          {troubles.slice(0, TROUBLES_SHOWN).map(({ at, what }) => (
            <li key={`${at} ${what}`}>
              <time dateTime={at}>{clockTime(Date.parse(at), undefined)}</time> {say(`technician.trouble.${what}`)}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd className="numerals">{children}</dd>
    </div>
  );
}
