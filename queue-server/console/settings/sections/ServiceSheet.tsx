import type { BranchConfig, Service } from '@turno25/shared/domain/branch/config.ts';
import { STANDARD_MINUTES } from '@turno25/shared/domain/law.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { NumberField } from '../NumberField.tsx';

type Props = {
  readonly service: Service | null;
  readonly id: string;
  readonly config: BranchConfig;
  readonly onKeep: (service: Service) => void;
  readonly onRemove: (id: string) => void;
  readonly onClose: () => void;
};

const FLAGS = ['frequent', 'needsRun', 'handlesMoney', 'general'] as const;

/** One service: what it is called, what its number begins with, how long is too long. */
export function ServiceSheet({ service, id, config, onKeep, onRemove, onClose }: Props) {
  const [draft, setDraft] = useState<Service>(
    service ?? {
      id,
      institutionId: config.institutions[0]?.id ?? '',
      name: '',
      words: [],
      series: config.services[0]?.series ?? 'A',
      limitMinutes: STANDARD_MINUTES,
      expectedMinutes: 10,
      handlesMoney: false,
      needsRun: false,
      frequent: false,
    },
  );
  const [words, setWords] = useState(draft.words.join(', '));
  const set = (part: Partial<Service>): void => setDraft({ ...draft, ...part });
  const keep = (): void => {
    const { page, ...rest } = draft;
    const listed = words
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    onKeep({ ...rest, name: rest.name.trim(), words: listed, ...(page ? { page } : {}) });
  };
  return (
    <Sheet
      title={service?.name ?? say('settings.services.new')}
      action={say('settings.keep')}
      onSubmit={keep}
      onClose={onClose}
    >
      <TextField
        label={say('settings.services.name')}
        required
        maxLength={80}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <Select
        label={say('settings.services.institutionId')}
        options={config.institutions.map(({ id: value, name }) => ({ value, label: name }))}
        value={draft.institutionId}
        onChange={(institutionId) => set({ institutionId })}
      />
      <TextField
        label={say('settings.services.series')}
        help={say('settings.services.series.help')}
        required
        pattern="[A-Z]{1,3}"
        maxLength={3}
        value={draft.series}
        onChange={(series) => set({ series: series.toUpperCase() })}
      />
      <NumberField
        label={say('settings.services.limitMinutes')}
        help={say('settings.effect.nextDay')}
        min={1}
        max={240}
        value={draft.limitMinutes}
        onChange={(value) => set({ limitMinutes: value ?? STANDARD_MINUTES })}
      />
      <NumberField
        label={say('settings.services.expectedMinutes')}
        min={0.5}
        max={240}
        value={draft.expectedMinutes}
        onChange={(value) => set({ expectedMinutes: value ?? draft.expectedMinutes })}
      />
      <TextField
        label={say('settings.services.words')}
        help={say('settings.services.words.help')}
        maxLength={1000}
        value={words}
        onChange={setWords}
      />
      <TextField
        label={say('settings.services.page')}
        help={say('settings.services.page.help')}
        type="url"
        pattern="https://.+"
        maxLength={300}
        value={draft.page ?? ''}
        onChange={(page) => set({ page })}
      />
      <CheckGroup legend={say('settings.section.services')}>
        {FLAGS.map((flag) => (
          <Check
            key={flag}
            label={say(`settings.services.${flag}`)}
            checked={draft[flag] === true}
            onChange={(checked) => set({ [flag]: checked })}
          />
        ))}
      </CheckGroup>
      {service !== null && (
        <Button onPress={() => onRemove(id)}>{say('settings.remove.named', { name: service.name })}</Button>
      )}
    </Sheet>
  );
}
