import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { useState } from 'react';
import type { CounterSetting, SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { CounterSheet } from './CounterSheet.tsx';

/** The counters, and what each attends. */
export function CountersSection({ config, mayEdit, onChange }: SectionProps) {
  const [open, setOpen] = useState<CounterSetting | 'new' | null>(null);
  const { counters, services } = config;
  const namesOf = ({ serviceIds }: CounterSetting): string =>
    services.every(({ id }) => serviceIds.includes(id))
      ? say('settings.counters.services.all')
      : services
          .filter(({ id }) => serviceIds.includes(id))
          .map(({ name }) => name)
          .join(', ') || '—';
  return (
    <div className={styles.section}>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      {mayEdit && <Button onPress={() => setOpen('new')}>{say('settings.counters.add')}</Button>}
      <Table
        caption={say('settings.counters.caption')}
        rows={counters}
        rowKey={({ id }) => id}
        roomy
        columns={[
          { id: 'label', head: say('settings.counters.caption'), cell: ({ label }) => label },
          { id: 'services', head: say('settings.counters.serviceIds'), cell: namesOf },
          {
            id: 'edit',
            head: say('settings.edit'),
            headShown: false,
            cell: (counter) =>
              mayEdit && (
                <Button
                  look="inline"
                  aria-label={say('settings.edit.named', {
                    name: say('settings.counters.title', { label: counter.label }),
                  })}
                  onPress={() => setOpen(counter)}
                >
                  {say('settings.edit')}
                </Button>
              ),
          },
        ]}
      />
      {open !== null && (
        <CounterSheet
          counter={open === 'new' ? null : open}
          config={config}
          onKeep={(next) => {
            const known = counters.some(({ id }) => id === next.id);
            onChange({
              ...config,
              counters: known ? counters.map((one) => (one.id === next.id ? next : one)) : [...counters, next],
            });
            setOpen(null);
          }}
          onRemove={(id) => {
            // Nobody is planned for a counter that is not there.
            const { shifts, ...rest } = config;
            const kept = (shifts ?? []).filter(({ counterId }) => counterId !== id);
            onChange({
              ...rest,
              counters: counters.filter((one) => one.id !== id),
              ...(kept.length === 0 ? {} : { shifts: kept }),
            });
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
