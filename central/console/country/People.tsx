import type { OfficerView } from '@turno25/shared/contracts/centre.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type ApiResult, command, troubleSentence } from '@turno25/shared/ui/api.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { useState } from 'react';
import { useAnswer } from '../useAnswer.ts';
import styles from './country.module.css';
import { NewPerson } from './NewPerson.tsx';

/** Who works at the centre: each change is a line of its journal. */
export function People() {
  const { value, trouble, again } = useAnswer<{ readonly accounts: readonly OfficerView[] }>('/accounts');
  const [adding, setAdding] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function change({ id, active }: OfficerView): Promise<void> {
    const answer: ApiResult<OfficerView> = await command('PUT', `/accounts/${id}`, { active: !active });
    setRefused(answer.ok ? null : troubleSentence(answer.error));
    again();
  }

  return (
    <div className={styles.scroll}>
      {(refused ?? trouble) !== null && (
        <Notice kind="warning" announce="alert">
          {refused ?? trouble}
        </Notice>
      )}
      <Table<OfficerView>
        caption={say('national.tab.people')}
        columns={[
          { id: 'name', head: say('national.people.name'), cell: ({ name }) => name },
          { id: 'login', head: say('national.people.login'), cell: ({ login }) => login },
          { id: 'role', head: say('national.people.role'), cell: ({ role }) => say(`national.role.${role}`) },
          {
            id: 'state',
            head: say('national.people.state'),
            cell: ({ active }) => say(active ? 'national.people.active' : 'national.people.shut'),
          },
          {
            id: 'change',
            head: say('national.people.shutOut'),
            headShown: false,
            cell: (one) => (
              <Button
                look="inline"
                aria-label={say(one.active ? 'national.people.shutOutOf' : 'national.people.letInOf', {
                  name: one.name,
                })}
                onPress={() => void change(one)}
              >
                {say(one.active ? 'national.people.shutOut' : 'national.people.letIn')}
              </Button>
            ),
          },
        ]}
        rows={value?.accounts ?? []}
        rowKey={({ id }) => id}
        roomy
      />
      <Button onPress={() => setAdding(true)}>{say('national.people.add')}</Button>
      {adding && (
        <NewPerson
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false);
            again();
          }}
        />
      )}
    </div>
  );
}
