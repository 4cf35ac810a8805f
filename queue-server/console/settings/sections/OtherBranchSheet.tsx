import type { BranchConfig, Service } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';

type Other = NonNullable<BranchConfig['branch']['otherBranches']>[number];

type Props = {
  readonly other: Other | null;
  readonly services: readonly Service[];
  readonly onKeep: (other: Other) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

/** Another branch that people are sent to. */
export function OtherBranchSheet({ other, services, onKeep, onRemove, onClose }: Props) {
  const [name, setName] = useState(other?.name ?? '');
  const [address, setAddress] = useState(other?.address ?? '');
  const [hours, setHours] = useState(other?.hours ?? '');
  const [serviceIds, setServiceIds] = useState<readonly string[]>(other?.serviceIds ?? []);
  return (
    <Sheet
      title={other?.name ?? say('settings.others.add')}
      action={say('settings.keep')}
      onSubmit={() => onKeep({ name: name.trim(), address: address.trim(), hours: hours.trim(), serviceIds })}
      onClose={onClose}
    >
      <TextField
        label={say('settings.services.name')}
        required
        minLength={2}
        maxLength={80}
        value={name}
        onChange={setName}
      />
      <TextField
        label={say('settings.branch.address')}
        required
        minLength={2}
        maxLength={160}
        value={address}
        onChange={setAddress}
      />
      <TextField
        label={say('settings.others.hours')}
        required
        minLength={2}
        maxLength={120}
        value={hours}
        onChange={setHours}
      />
      <CheckGroup legend={say('settings.others.services')}>
        {services.map((service) => (
          <Check
            key={service.id}
            label={service.name}
            checked={serviceIds.includes(service.id)}
            onChange={(checked) =>
              setServiceIds(checked ? [...serviceIds, service.id] : serviceIds.filter((id) => id !== service.id))
            }
          />
        ))}
      </CheckGroup>
      {other !== null && <Button onPress={onRemove}>{say('settings.remove')}</Button>}
    </Sheet>
  );
}
