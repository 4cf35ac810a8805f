import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import type { CounterSetting } from '../section.ts';

type Props = {
  readonly counter: CounterSetting | null;
  readonly config: BranchConfig;
  readonly onKeep: (counter: CounterSetting) => void;
  readonly onRemove: (id: string) => void;
  readonly onClose: () => void;
};

/** One counter: how it is called, and what it attends. */
export function CounterSheet({ counter, config, onKeep, onRemove, onClose }: Props) {
  const { newId } = useSources();
  const [draft, setDraft] = useState<CounterSetting>(
    counter ?? { id: `m-${newId().slice(0, 8)}`, label: '', serviceIds: [], quick: false },
  );
  const [trouble, setTrouble] = useState<string | null>(null);
  const keep = (): void => {
    const label = draft.label.trim();
    const taken = config.counters.some((other) => other.id !== draft.id && other.label === label);
    if (taken) setTrouble(say('settings.counters.repeated', { label }));
    else onKeep({ ...draft, label });
  };
  return (
    <Sheet
      title={counter === null ? say('settings.counters.new') : say('settings.counters.title', { label: counter.label })}
      action={say('settings.keep')}
      trouble={trouble}
      onSubmit={keep}
      onClose={onClose}
    >
      <TextField
        label={say('settings.counters.label')}
        required
        maxLength={8}
        value={draft.label}
        onChange={(label) => {
          setTrouble(null);
          setDraft({ ...draft, label });
        }}
      />
      <CheckGroup legend={say('settings.counters.serviceIds')}>
        {config.services.map(({ id, name }) => (
          <Check
            key={id}
            label={name}
            checked={draft.serviceIds.includes(id)}
            onChange={(checked) =>
              setDraft({
                ...draft,
                serviceIds: checked ? [...draft.serviceIds, id] : draft.serviceIds.filter((one) => one !== id),
              })
            }
          />
        ))}
      </CheckGroup>
      <Check
        label={say('settings.counters.quick')}
        checked={draft.quick}
        onChange={(quick) => setDraft({ ...draft, quick })}
      />
      {counter !== null && (
        <Button onPress={() => onRemove(counter.id)}>
          {say('settings.remove.named', { name: say('settings.counters.title', { label: counter.label }) })}
        </Button>
      )}
    </Sheet>
  );
}
