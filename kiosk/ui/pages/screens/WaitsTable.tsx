import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { waitShort } from '@turno25/shared/ui/waitWords.ts';
import { servicesByUse } from '../../entry/services/choices.ts';
import styles from './IdleScreen.module.css';

type Props = { readonly catalog: Catalog; readonly rows: number };

/** What can be done here and how long people wait for it now. */
export function WaitsTable({ catalog, rows }: Props) {
  const say = useSay();
  const services = servicesByUse(catalog);
  const listed = services.slice(0, rows);
  const more = services.length - listed.length;
  return (
    <table className={styles.services} data-unread>
      <thead>
        <tr>
          <th scope="col">{say('kiosk.idle.services')}</th>
          <th scope="col">{say('kiosk.idle.waits')}</th>
        </tr>
      </thead>
      <tbody>
        {listed.map(({ id, name, expected }) => (
          <tr key={id}>
            <td lang="es-CL">{name}</td>
            <td>{expected === null ? say('kiosk.services.nobodyNow') : waitShort(expected, say)}</td>
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
  );
}
