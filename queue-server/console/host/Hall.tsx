import type { LiveService } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { waitShort } from '@turno25/shared/ui/waitWords.ts';
import { useId } from 'react';
import styles from './host.module.css';

/** Who waits for what, and for how long whoever enters now would: the services with somebody, the longest line first. */
export function Hall({ services }: { readonly services: readonly LiveService[] }) {
  const title = useId();
  const awaited = services.filter(({ waiting }) => waiting > 0).sort((a, b) => b.waiting - a.waiting);
  return (
    <section aria-labelledby={title}>
      <h2 id={title} className={styles.title}>
        {say('host.hall.title')}
      </h2>
      {awaited.length === 0 ? (
        <p className={styles.calm}>{say('host.hall.calm')}</p>
      ) : (
        <table className={styles.hall}>
          <thead>
            <tr>
              <th scope="col">{say('host.hall.service')}</th>
              <th scope="col">{say('host.hall.waiting')}</th>
              <th scope="col">{say('host.hall.expected')}</th>
            </tr>
          </thead>
          <tbody>
            {awaited.map(({ serviceId, name, waiting, expected }) => (
              <tr key={serviceId}>
                <th scope="row">{name}</th>
                <td>{waiting}</td>
                <td>{expected === null ? say('host.service.noCounter') : waitShort(expected)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
