import type { Goal } from '@turno25/shared/domain/bonus/goals.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';

type Props = {
  readonly goal: Goal | null;
  readonly onKeep: (goal: Goal) => void;
  readonly onRemove: (id: string) => void;
  readonly onClose: () => void;
};

const NEW: Omit<Goal, 'id'> = {
  part: 'collective',
  name: '',
  formula: '',
  numerator: '',
  denominator: '',
  target: 90,
  unit: 'percent',
  direction: 'rising',
  weight: 0,
  technicalNote: '',
  verification: '',
  obligatory: false,
  source: 'entered',
  entered: null,
};
const TEXTS = ['formula', 'numerator', 'denominator', 'technicalNote', 'verification'] as const;

/** One goal as its public sheet has it, and what somebody knows of it so far. */
export function GoalSheet({ goal, onKeep, onRemove, onClose }: Props) {
  const { newId } = useSources();
  const [draft, setDraft] = useState<Goal>(goal ?? { ...NEW, id: `g-${newId().slice(0, 8)}` });
  const [num, setNum] = useState(draft.entered === null ? '' : String(draft.entered.num));
  const [den, setDen] = useState(draft.entered === null ? '' : String(draft.entered.den));
  const set = (more: Partial<Goal>): void => setDraft({ ...draft, ...more });
  const keep = (): void => {
    const known = draft.source === 'entered' && num !== '' && den !== '';
    onKeep({ ...draft, name: draft.name.trim(), entered: known ? { num: Number(num), den: Number(den) } : null });
  };
  return (
    <Sheet
      title={goal === null ? say('settings.goals.add') : goal.name}
      action={say('settings.keep')}
      onSubmit={keep}
      onClose={onClose}
    >
      <TextField
        label={say('settings.goals.name')}
        required
        maxLength={160}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <Select
        label={say('settings.goals.part')}
        options={(['collective', 'institutional'] as const).map((value) => ({
          value,
          label: say(`goals.part.${value}`),
        }))}
        value={draft.part}
        onChange={(part) => set({ part: part === 'institutional' ? 'institutional' : 'collective' })}
      />
      <Select
        label={say('settings.goals.source')}
        options={(['official', 'entered'] as const).map((value) => ({
          value,
          label: say(`settings.goals.source.${value}`),
        }))}
        value={draft.source}
        onChange={(source) =>
          set(source === 'official' ? { source, unit: 'percent', direction: 'rising' } : { source: 'entered' })
        }
      />
      <TextField
        label={say('settings.goals.target')}
        type="number"
        required
        value={String(draft.target)}
        onChange={(target) => set({ target: Number(target) })}
      />
      {draft.source === 'entered' && (
        <>
          <Select
            label={say('settings.goals.unit')}
            options={(['percent', 'number'] as const).map((value) => ({
              value,
              label: say(`settings.goals.unit.${value}`),
            }))}
            value={draft.unit}
            onChange={(unit) => set({ unit: unit === 'number' ? 'number' : 'percent' })}
          />
          <Select
            label={say('settings.goals.direction')}
            options={(['rising', 'falling'] as const).map((value) => ({
              value,
              label: say(`settings.goals.direction.${value}`),
            }))}
            value={draft.direction}
            onChange={(direction) => set({ direction: direction === 'falling' ? 'falling' : 'rising' })}
          />
          <TextField label={say('settings.goals.num')} type="number" value={num} onChange={setNum} />
          <TextField label={say('settings.goals.den')} type="number" value={den} onChange={setDen} />
        </>
      )}
      <TextField
        label={say('settings.goals.weight')}
        type="number"
        required
        value={String(draft.weight)}
        onChange={(weight) => set({ weight: Number(weight) })}
      />
      <Check
        label={say('settings.goals.obligatory')}
        checked={draft.obligatory}
        onChange={(obligatory) => set({ obligatory })}
      />
      {TEXTS.map((name) => (
        <TextField
          key={name}
          label={say(`settings.goals.${name}`)}
          maxLength={600}
          value={draft[name]}
          onChange={(text) => set({ [name]: text })}
        />
      ))}
      {goal !== null && (
        <Button onPress={() => onRemove(goal.id)}>{say('settings.remove.named', { name: goal.name })}</Button>
      )}
    </Sheet>
  );
}
