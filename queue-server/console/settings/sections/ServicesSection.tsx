import type { Service } from '@turno25/shared/domain/branch/config.ts';
import { startWith } from '@turno25/shared/domain/branch/kioskStart.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { plain } from '@turno25/shared/search/plain.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { CatalogueSheet } from './CatalogueSheet.tsx';
import { ServiceSheet } from './ServiceSheet.tsx';

/** Every service that the branch gives. */
export function ServicesSection({ config, mayEdit, onChange }: SectionProps) {
  const { newId } = useSources();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<Service | 'new' | 'catalogue' | null>(null);
  const wanted = plain(typed.trim());
  const rows = config.services.filter(({ name, id }) => plain(`${name} ${id}`).includes(wanted));
  const institutionOf = (id: string): string => config.institutions.find((one) => one.id === id)?.shortName ?? id;
  const countersOf = (id: string): string =>
    config.counters
      .filter(({ serviceIds }) => serviceIds.includes(id))
      .map(({ label }) => label)
      .join(', ') || '—';
  return (
    <div className={styles.section}>
      <TextField label={say('settings.services.find')} type="search" value={typed} onChange={setTyped} />
      {mayEdit && (
        <div className={styles.verbs}>
          <Button onPress={() => setOpen('catalogue')}>{say('settings.catalogue')}</Button>
          <Button onPress={() => setOpen('new')}>{say('settings.services.add')}</Button>
        </div>
      )}
      <Table
        caption={say('settings.services.caption')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={say('settings.services.none')}
        roomy
        columns={[
          { id: 'name', head: say('settings.services.name'), cell: ({ name }) => name },
          {
            id: 'institution',
            head: say('settings.services.institutionId'),
            cell: ({ institutionId }) => institutionOf(institutionId),
          },
          { id: 'series', head: say('settings.services.series'), cell: ({ series }) => series },
          {
            id: 'limit',
            head: say('settings.services.limitMinutes'),
            align: 'end',
            cell: ({ limitMinutes }) => limitMinutes,
          },
          { id: 'counters', head: say('settings.services.counters'), cell: ({ id }) => countersOf(id) },
          {
            id: 'edit',
            head: say('settings.edit'),
            headShown: false,
            cell: (service) =>
              mayEdit && (
                <Button
                  look="inline"
                  aria-label={say('settings.edit.named', { name: service.name })}
                  onPress={() => setOpen(service)}
                >
                  {say('settings.edit')}
                </Button>
              ),
          },
        ]}
      />
      {open === 'catalogue' && (
        <CatalogueSheet
          config={config}
          onAdd={(next) => {
            if (next.services.length > config.services.length) onChange(next);
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open !== null && open !== 'catalogue' && (
        <ServiceSheet
          service={open === 'new' ? null : open}
          id={open === 'new' ? `t-${newId().slice(0, 8)}` : open.id}
          config={config}
          onKeep={(next) => {
            const known = config.services.some(({ id }) => id === next.id);
            const services = known
              ? config.services.map((one) => (one.id === next.id ? next : one))
              : [...config.services, next];
            onChange({ ...config, services });
            setOpen(null);
          }}
          onRemove={(id) => {
            onChange({
              ...config,
              ...(config.kioskStart === undefined
                ? {}
                : { kioskStart: startWith(config.kioskStart, (one) => one !== id) }),
              services: config.services.filter((one) => one.id !== id),
              counters: config.counters.map((counter) => ({
                ...counter,
                serviceIds: counter.serviceIds.filter((one) => one !== id),
              })),
            });
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
