import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { AccountFields } from '../frame/AccountFields.tsx';
import type { Person } from './answers.ts';
import styles from './setup.module.css';

const ROLES = ['admin', 'manager', 'attendant', 'host'] as const;

type Props = {
  readonly person: Person;
  /** The first one administers: without them nobody could enter. */
  readonly isFirst: boolean;
  readonly onChange: (person: Person) => void;
  readonly onRemove: () => void;
};

/** One of the first people who enter. */
export function PersonFields({ person, isFirst, onChange, onRemove }: Props) {
  return (
    <fieldset className={styles.person}>
      <legend>{isFirst ? say('setup.people.admin') : say(`setup.role.${person.role}`)}</legend>
      <AccountFields account={person} onChange={({ name, login }) => onChange({ ...person, name, login })} />
      {!isFirst && (
        <>
          <Select
            label={say('setup.people.role')}
            options={ROLES.map((value) => ({ value, label: say(`setup.role.${value}`) }))}
            value={person.role}
            onChange={(value) => onChange({ ...person, role: ROLES.find((role) => role === value) ?? person.role })}
          />
          <Button onPress={onRemove}>
            {say('setup.people.remove', { name: person.name.trim() || say('setup.people.nobody') })}
          </Button>
        </>
      )}
    </fieldset>
  );
}
