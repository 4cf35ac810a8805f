import type { StaffView } from '@turno25/shared/contracts/access.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { overlapping, type Shift } from '@turno25/shared/domain/branch/shifts.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { dayWords, isWeekly, WEEK } from '../shifts/dayWords.ts';

type Props = {
  readonly shift: Shift | null;
  readonly config: BranchConfig;
  readonly staff: readonly StaffView[];
  readonly onKeep: (shift: Shift) => void;
  readonly onRemove: (id: string) => void;
  readonly onClose: () => void;
};

const ONE_DATE = 'date';

/** One shift: the day, the hours, the counter and, if anybody is named, whose it is. */
export function ShiftSheet({ shift, config, staff, onKeep, onRemove, onClose }: Props) {
  const { newId } = useSources();
  const [draft, setDraft] = useState<Shift>(
    shift ?? {
      id: `t-${newId().slice(0, 12)}`,
      on: 'mon',
      from: '08:30',
      until: '14:00',
      counterId: config.counters[0]?.id ?? '',
    },
  );
  const [date, setDate] = useState(isWeekly(draft.on) ? '' : draft.on);
  const [trouble, setTrouble] = useState<string | null>(null);
  const weekly = isWeekly(draft.on);
  const set = (part: Partial<Shift>): void => {
    setTrouble(null);
    setDraft({ ...draft, ...part });
  };
  const keep = (): void => {
    const next = weekly ? draft : { ...draft, on: date };
    const others = (config.shifts ?? []).filter(({ id }) => id !== next.id);
    if (next.from >= next.until) setTrouble(say('settings.shifts.order'));
    else if (others.some((other) => overlapping([other, next]) !== null)) setTrouble(say('settings.shifts.crossed'));
    else onKeep(next);
  };
  const setPerson = (staffId: string): void => {
    const { staffId: _before, ...rest } = draft;
    setTrouble(null);
    setDraft(staffId === '' ? rest : { ...rest, staffId });
  };
  const title =
    shift === null
      ? say('settings.shifts.new')
      : say('settings.shifts.edit', {
          day: dayWords(shift.on),
          label: config.counters.find(({ id }) => id === shift.counterId)?.label ?? '',
        });
  return (
    <Sheet title={title} action={say('settings.keep')} trouble={trouble} onSubmit={keep} onClose={onClose}>
      <Select
        label={say('settings.shifts.on')}
        options={[
          ...WEEK.map((value) => ({
            value,
            label: say('settings.shifts.each', { day: say(`settings.day.${value}`) }),
          })),
          { value: ONE_DATE, label: say('settings.shifts.date') },
        ]}
        value={weekly ? draft.on : ONE_DATE}
        onChange={(on) => set({ on: on === ONE_DATE ? date || '-' : on })}
      />
      {!weekly && (
        <TextField label={say('settings.shifts.date.which')} type="date" required value={date} onChange={setDate} />
      )}
      <TextField
        label={say('settings.shifts.from')}
        type="time"
        required
        value={draft.from}
        onChange={(from) => set({ from })}
      />
      <TextField
        label={say('settings.shifts.until')}
        type="time"
        required
        value={draft.until}
        onChange={(until) => set({ until })}
      />
      <Select
        label={say('settings.shifts.counterId')}
        options={config.counters.map(({ id, label }) => ({ value: id, label }))}
        value={draft.counterId}
        onChange={(counterId) => set({ counterId })}
      />
      <Select
        label={say('settings.shifts.staffId')}
        options={[
          { value: '', label: say('settings.shifts.anybody') },
          ...staff.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={draft.staffId ?? ''}
        onChange={setPerson}
      />
      {shift !== null && (
        <Button onPress={() => onRemove(shift.id)}>{say('settings.remove.named', { name: title })}</Button>
      )}
    </Sheet>
  );
}
