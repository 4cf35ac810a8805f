import type { Goal } from '@turno25/shared/domain/bonus/goals.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { isoDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { GoalSheet } from './GoalSheet.tsx';

const FIRST_YEAR = 2017;

/** The goals of the year's agreements, by which the bonus is simulated. */
export function GoalsSection({ config, mayEdit, onChange }: SectionProps) {
  const { clock } = useSources();
  const [open, setOpen] = useState<Goal | 'new' | null>(null);
  const goals = config.goals ?? {
    year: Number(isoDate(clock.now(), config.branch.zone).slice(0, 4)),
    credit: 'partial' as const,
    list: [],
  };
  const set = (next: NonNullable<typeof config.goals>): void => onChange({ ...config, goals: next });
  return (
    <div className={styles.section}>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <p>{say('settings.goals.lead')}</p>
      <TextField
        label={say('settings.goals.year')}
        type="number"
        disabled={!mayEdit}
        value={String(goals.year)}
        onChange={(year) => Number(year) >= FIRST_YEAR && set({ ...goals, year: Number(year) })}
      />
      <Select
        label={say('settings.goals.credit')}
        help={say('settings.goals.credit.help')}
        disabled={!mayEdit}
        options={(['partial', 'whole'] as const).map((value) => ({
          value,
          label: say(`settings.goals.credit.${value}`),
        }))}
        value={goals.credit}
        onChange={(credit) => set({ ...goals, credit: credit === 'whole' ? 'whole' : 'partial' })}
      />
      {mayEdit && <Button onPress={() => setOpen('new')}>{say('settings.goals.add')}</Button>}
      <Table
        caption={say('settings.goals.caption')}
        rows={goals.list}
        rowKey={({ id }) => id}
        empty={say('settings.goals.none')}
        roomy
        columns={[
          { id: 'name', head: say('settings.goals.name'), cell: ({ name }) => name },
          { id: 'part', head: say('settings.goals.part'), cell: ({ part }) => say(`goals.part.${part}`) },
          { id: 'weight', head: say('settings.goals.weight'), align: 'end', cell: ({ weight }) => weight },
          {
            id: 'edit',
            head: say('settings.edit'),
            headShown: false,
            cell: (goal) =>
              mayEdit && (
                <Button
                  look="inline"
                  aria-label={say('settings.edit.named', { name: goal.name })}
                  onPress={() => setOpen(goal)}
                >
                  {say('settings.edit')}
                </Button>
              ),
          },
        ]}
      />
      {open !== null && (
        <GoalSheet
          goal={open === 'new' ? null : open}
          onKeep={(next) => {
            const known = goals.list.some(({ id }) => id === next.id);
            set({
              ...goals,
              list: known ? goals.list.map((one) => (one.id === next.id ? next : one)) : [...goals.list, next],
            });
            setOpen(null);
          }}
          onRemove={(id) => {
            set({ ...goals, list: goals.list.filter((one) => one.id !== id) });
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
