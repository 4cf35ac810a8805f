import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import { waitShort } from '@turno25/shared/ui/waitWords.ts';
import { servicesByUse } from '../choices.ts';
import styles from './IdleScreen.module.css';

const LISTED = 8;

type Props = { readonly catalog: Catalog; readonly onBegin: () => void };

/** Before anybody touches: what can be done here, how long people wait now, and where to begin. */
export function IdleScreen({ catalog, onBegin }: Props) {
  const services = servicesByUse(catalog);
  const listed = services.slice(0, LISTED);
  const more = services.length - listed.length;
  return (
    <div className={styles.idle}>
      <table className={styles.services}>
        <thead>
          <tr>
            <th scope="col">{say('kiosk.idle.services')}</th>
            <th scope="col">{say('kiosk.idle.waits')}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ id, name, expected }) => (
            <tr key={id}>
              <td>{name}</td>
              <td>{expected === null ? '' : waitShort(expected)}</td>
            </tr>
          ))}
        </tbody>
        {more > 0 && (
          <tfoot>
            <tr>
              <td colSpan={2}>{say('kiosk.idle.more', { count: more })}</td>
            </tr>
          </tfoot>
        )}
      </table>
      <div className={styles.begin}>
        <p className={styles.right}>
          {say('right.preferential')} {say('right.law')}
        </p>
        <h1 className={styles.ask} tabIndex={-1}>
          {say('kiosk.idle.ask')}
        </h1>
        <Press className={styles.button} onPress={onBegin}>
          {say('kiosk.idle.begin')}
        </Press>
      </div>
    </div>
  );
}
