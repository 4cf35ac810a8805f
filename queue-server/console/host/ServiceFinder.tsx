import type { Catalog, CatalogService } from '@turno25/shared/contracts/catalog.ts';
import type { LiveService } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { findServices } from '@turno25/shared/search/findServices.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { waitShort } from '@turno25/shared/ui/waitWords.ts';
import { useId, useState } from 'react';
import styles from './host.module.css';

type Props = {
  readonly catalog: Catalog;
  /** What is so now: the catalogue is of the page's opening. */
  readonly services: readonly LiveService[];
  readonly onChoose: (service: CatalogService) => void;
};

/** What a person asks for in their own words, and the services that answer; the most wanted ones while nothing is written. */
export function ServiceFinder({ catalog, services, onChoose }: Props) {
  const [written, setWritten] = useState('');
  const title = useId();
  const words = written.trim();
  const found =
    words === ''
      ? catalog.services.filter(({ frequent, notGiven }) => frequent && notGiven === null)
      : findServices(words, catalog, 'es-CL');
  return (
    <section className={styles.finder} aria-labelledby={title}>
      <TextField
        label={say('host.find.label')}
        help={say('host.find.help')}
        type="search"
        autoComplete="off"
        maxLength={80}
        value={written}
        onChange={setWritten}
      />
      <h2 id={title} className={styles.title}>
        {say(words === '' ? 'host.find.frequent' : 'host.find.found')}
      </h2>
      <div role="status">{found.length === 0 && <p>{say('host.find.none', { words })}</p>}</div>
      <ul className={styles.services}>
        {found.slice(0, 20).map((service) => (
          <li key={service.id}>
            <button
              type="button"
              className={styles.service}
              onClick={() => {
                setWritten('');
                onChoose(service);
              }}
            >
              <span className={styles.name}>{service.name}</span>
              <span className={styles.detail}>
                {stateOf(
                  service,
                  services.find(({ serviceId }) => serviceId === service.id),
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateOf(service: CatalogService, now: LiveService | undefined): string {
  if (service.notGiven !== null || now === undefined) return say('host.service.notToday');
  const wait = now.expected === null ? say('host.service.noCounter') : waitShort(now.expected);
  if (now.waiting === 0) return wait;
  const waiting = say('host.service.waiting', { count: now.waiting });
  return `${waiting} · ${wait}`;
}
