import type { DeviceView, StaffView } from '@turno25/shared/contracts/access.ts';
import { useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import { DeviceSheet } from './DeviceSheet.tsx';
import { ListSheet } from './ListSheet.tsx';
import { NewDeviceSheet } from './NewDeviceSheet.tsx';
import { NewPersonSheet } from './NewPersonSheet.tsx';
import { OwnSecretSheet } from './OwnSecretSheet.tsx';
import { PersonSheet } from './PersonSheet.tsx';

type Open =
  | { readonly kind: 'list' | 'ownSecret' | 'newPerson' | 'newDevice' }
  | { readonly kind: 'person'; readonly person: StaffView }
  | { readonly kind: 'device'; readonly device: DeviceView };

/** Who may enter: accounts of staff and devices, and how each is shut out. */
export function People({ onClose }: { readonly onClose: () => void }) {
  const [open, setOpen] = useState<Open>({ kind: 'list' });
  const staff = useAsked<readonly StaffView[]>('/staff');
  const devices = useAsked<readonly DeviceView[]>('/devices');
  const back = (): void => {
    staff.refresh();
    devices.refresh();
    setOpen({ kind: 'list' });
  };
  switch (open.kind) {
    case 'list':
      return (
        <ListSheet
          staff={staff.answer}
          devices={devices.answer}
          trouble={staff.trouble ?? devices.trouble}
          onPerson={(person) => setOpen({ kind: 'person', person })}
          onDevice={(device) => setOpen({ kind: 'device', device })}
          onOwnSecret={() => setOpen({ kind: 'ownSecret' })}
          onNewPerson={() => setOpen({ kind: 'newPerson' })}
          onNewDevice={() => setOpen({ kind: 'newDevice' })}
          onClose={onClose}
        />
      );
    case 'person':
      return <PersonSheet person={open.person} onClose={back} />;
    case 'device':
      return <DeviceSheet device={open.device} onClose={back} />;
    case 'newPerson':
      return <NewPersonSheet onClose={back} />;
    case 'newDevice':
      return <NewDeviceSheet onClose={back} />;
    case 'ownSecret':
      return <OwnSecretSheet onClose={back} />;
  }
}
