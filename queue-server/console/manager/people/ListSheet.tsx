import type { DeviceView, StaffView } from '@turno25/shared/contracts/access.ts';
import type { SetAsideView } from '@turno25/shared/contracts/offline.ts';
import { mayDo } from '@turno25/shared/contracts/permissions.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';
import { Sheet } from '../../frame/Sheet.tsx';
import { useSession } from '../../signedIn/sessionContext.ts';
import styles from './people.module.css';
import { ReloadButton } from './ReloadButton.tsx';

type Props = {
  readonly staff: readonly StaffView[] | null;
  readonly devices: readonly DeviceView[] | null;
  readonly setAside: readonly SetAsideView[] | null;
  readonly trouble: string | null;
  readonly onPerson: (person: StaffView) => void;
  readonly onDevice: (device: DeviceView) => void;
  readonly onTests: (device: DeviceView) => void;
  readonly onSetAside: (setAside: SetAsideView) => void;
  readonly onOwnSecret: () => void;
  readonly onOwnPin: () => void;
  readonly onNewPerson: () => void;
  readonly onNewDevice: () => void;
  readonly onClose: () => void;
};

/** Everybody and everything that may enter, or once could. */
export function ListSheet({
  staff,
  devices,
  setAside,
  trouble,
  onPerson,
  onDevice,
  onTests,
  onSetAside,
  onOwnSecret,
  onOwnPin,
  onNewPerson,
  onNewDevice,
  onClose,
}: Props) {
  const { role } = useSession().session.staff;
  return (
    <Sheet title={say('people.title')} lead={say('people.lead')} trouble={trouble} onClose={onClose}>
      <Button onPress={onOwnSecret}>{say('people.ownSecret')}</Button>
      <Button onPress={onOwnPin}>{say('people.pin')}</Button>
      {mayDo(role, 'staff.register') && <Button onPress={onNewPerson}>{say('people.new')}</Button>}
      {mayDo(role, 'devices.enrol') && <Button onPress={onNewDevice}>{say('people.newDevice')}</Button>}
      {setAside !== null && setAside.length > 0 && (
        <Table
          caption={say('people.setAside')}
          captionShown
          columns={setAsideColumns(onSetAside)}
          rows={setAside}
          rowKey={({ deviceId, date }) => `${date} ${deviceId}`}
          roomy
          strongRows
        />
      )}
      {staff !== null && (
        <Table
          caption={say('people.staff')}
          captionShown
          columns={staffColumns(onPerson)}
          rows={staff}
          rowKey={({ id }) => id}
          rowState={({ active }) => (active ? 'in' : 'out')}
          roomy
          strongRows
        />
      )}
      {devices !== null && (
        <Table
          caption={say('people.devices')}
          captionShown
          columns={deviceColumns(onDevice, onTests)}
          rows={devices}
          rowKey={({ id }) => id}
          rowState={({ active }) => (active ? 'in' : 'out')}
          empty={say('people.noDevices')}
          roomy
          strongRows
        />
      )}
    </Sheet>
  );
}

function staffColumns(onPerson: (person: StaffView) => void): readonly Column<StaffView>[] {
  return [
    { id: 'name', head: say('people.name'), cell: ({ name }) => name },
    { id: 'role', head: say('people.role'), cell: ({ role }) => named(`people.role.${role}`, role) },
    { id: 'state', head: say('people.state'), cell: stateOf },
    {
      id: 'change',
      head: say('people.change'),
      headShown: false,
      className: styles.narrow,
      cell: (person) =>
        person.yours && (
          <Button
            look="inline"
            aria-label={say('people.change.named', { name: person.name })}
            onPress={() => onPerson(person)}
          >
            {say('people.change')}
          </Button>
        ),
    },
  ];
}

function stateOf({ active, sessions }: StaffView): string {
  return active ? say('people.sessions', { sessions }) : say('people.disabled');
}

function deviceColumns(
  onDevice: (device: DeviceView) => void,
  onTests: (device: DeviceView) => void,
): readonly Column<DeviceView>[] {
  return [
    { id: 'name', head: say('people.name'), cell: ({ name }) => name },
    { id: 'kind', head: say('people.kind'), cell: ({ kind }) => named(`people.kind.${kind}`, kind) },
    {
      id: 'state',
      head: say('people.state'),
      cell: ({ active }) => say(active ? 'people.enrolled' : 'people.revoked'),
    },
    {
      id: 'verbs',
      head: say('people.change'),
      headShown: false,
      className: styles.narrow,
      cell: (device) => device.active && <DeviceVerbs device={device} onDevice={onDevice} onTests={onTests} />,
    },
  ];
}

function DeviceVerbs({
  device,
  onDevice,
  onTests,
}: Pick<Props, 'onDevice' | 'onTests'> & { readonly device: DeviceView }) {
  const verb = (words: 'tests' | 'revoke', act: (device: DeviceView) => void) => (
    <Button look="inline" aria-label={say(`people.${words}.named`, { name: device.name })} onPress={() => act(device)}>
      {say(`people.${words}`)}
    </Button>
  );
  return (
    <div className={styles.verbs}>
      <ReloadButton device={device} />
      {device.kind === 'kiosk' && verb('tests', onTests)}
      {verb('revoke', onDevice)}
    </div>
  );
}

function setAsideColumns(onSetAside: (setAside: SetAsideView) => void): readonly Column<SetAsideView>[] {
  return [
    { id: 'name', head: say('people.name'), cell: ({ name }) => name },
    { id: 'date', head: say('people.setAside.date'), cell: ({ date }) => plainDate(date) },
    { id: 'tickets', head: say('people.setAside.tickets'), cell: ({ tickets }) => String(tickets) },
    {
      id: 'decide',
      head: say('people.setAside.open'),
      headShown: false,
      className: styles.narrow,
      cell: (one) => (
        <Button
          look="inline"
          aria-label={say('people.setAside.open.named', { name: one.name })}
          onPress={() => onSetAside(one)}
        >
          {say('people.setAside.open')}
        </Button>
      ),
    },
  ];
}

function named(key: string, otherwise: string): string {
  return isMessageKey(key) ? say(key) : otherwise;
}
