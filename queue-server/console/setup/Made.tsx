import type { SetupAnswer } from '@turno25/shared/contracts/setup.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import styles from './setup.module.css';
import { TryKiosks } from './TryKiosks.tsx';

/** What was made, with what is shown only here. */
export function Made({ made: { name, staff, devices } }: { readonly made: SetupAnswer }) {
  const admin = staff.find(({ role }) => role === 'admin');
  return (
    <main className={styles.page}>
      <h1>{say('setup.made', { name })}</h1>
      <p role="status">{say('setup.made.lead')}</p>
      <Table
        caption={say('setup.made.people')}
        captionShown
        rows={staff}
        rowKey={({ login }) => login}
        columns={[
          { id: 'name', head: say('console.account.name'), cell: (person) => person.name },
          { id: 'role', head: say('setup.made.role'), cell: ({ role }) => roleWords(role) },
          { id: 'login', head: say('console.account.login'), cell: ({ login }) => login },
          {
            id: 'secret',
            head: say('setup.made.secret'),
            cell: ({ secret }) => <code className={styles.secret}>{secret}</code>,
          },
        ]}
      />
      {devices.length > 0 && (
        <Table
          caption={say('setup.made.devices')}
          captionShown
          rows={devices}
          rowKey={({ code }) => code}
          columns={[
            { id: 'name', head: say('setup.made.device'), cell: (device) => device.name },
            {
              id: 'address',
              head: say('setup.made.open'),
              cell: ({ kind, code }) => (
                <code className={styles.secret}>{`${location.origin}/${kind}?enrol=${code}`}</code>
              ),
            },
          ]}
        />
      )}
      {admin?.secret != null && devices.some(({ kind }) => kind === 'kiosk') && (
        <TryKiosks person={admin} secret={admin.secret} />
      )}
      <div className={styles.verbs}>
        <Button onPress={() => window.print()}>{say('setup.made.print')}</Button>
        <LinkButton look="primary" href="/manager">
          {say('setup.made.enter')}
        </LinkButton>
        <LinkButton href="/settings">{say('setup.made.settings')}</LinkButton>
      </div>
    </main>
  );
}

function roleWords(role: string): string {
  const key = `setup.role.${role}`;
  return isMessageKey(key) ? say(key) : role;
}
