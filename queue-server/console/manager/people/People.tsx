import type { DeviceView, StaffView } from '@turno25/shared/contracts/access.ts';
import type { SetAsideView } from '@turno25/shared/contracts/offline.ts';
import { useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import { OwnPinSheet } from '../../frame/OwnPinSheet.tsx';
import { DeviceSheet } from './DeviceSheet.tsx';
import { ListSheet } from './ListSheet.tsx';
import { NewDeviceSheet } from './NewDeviceSheet.tsx';
import { NewPersonSheet } from './NewPersonSheet.tsx';
import { OwnSecretSheet } from './OwnSecretSheet.tsx';
import { PersonSheet } from './PersonSheet.tsx';
import { SetAsideSheet } from './SetAsideSheet.tsx';
import { TestsSheet } from './TestsSheet.tsx';

type Open =
  | { readonly kind: 'list' | 'ownSecret' | 'ownPin' | 'newPerson' | 'newDevice' }
  | { readonly kind: 'person'; readonly person: StaffView }
  | { readonly kind: 'device' | 'tests'; readonly device: DeviceView }
  | { readonly kind: 'setAside'; readonly setAside: SetAsideView };

/** Who may enter: accounts of staff and devices, and how each is shut out. */
export function People({ zone, onClose }: { readonly zone: string; readonly onClose: () => void }) {
  const [open, setOpen] = useState<Open>({ kind: 'list' });
  const staff = useAsked<readonly StaffView[]>('/staff');
  const devices = useAsked<readonly DeviceView[]>('/devices');
  const setAside = useAsked<readonly SetAsideView[]>('/devices/set-aside');
  const back = (): void => {
    staff.refresh();
    devices.refresh();
    setAside.refresh();
    setOpen({ kind: 'list' });
  };
  switch (open.kind) {
    case 'list':
      return (
        <ListSheet
          staff={staff.answer}
          devices={devices.answer}
          setAside={setAside.answer}
          trouble={staff.trouble ?? devices.trouble ?? setAside.trouble}
          onPerson={(person) => setOpen({ kind: 'person', person })}
          onDevice={(device) => setOpen({ kind: 'device', device })}
          onTests={(device) => setOpen({ kind: 'tests', device })}
          onSetAside={(chosen) => setOpen({ kind: 'setAside', setAside: chosen })}
          onOwnSecret={() => setOpen({ kind: 'ownSecret' })}
          onOwnPin={() => setOpen({ kind: 'ownPin' })}
          onNewPerson={() => setOpen({ kind: 'newPerson' })}
          onNewDevice={() => setOpen({ kind: 'newDevice' })}
          onClose={onClose}
        />
      );
    case 'person':
      return <PersonSheet person={open.person} onClose={back} />;
    case 'device':
      return <DeviceSheet device={open.device} onClose={back} />;
    case 'tests':
      return <TestsSheet device={open.device} onClose={back} />;
    case 'setAside':
      return <SetAsideSheet setAside={open.setAside} zone={zone} onClose={back} />;
    case 'newPerson':
      return <NewPersonSheet onClose={back} />;
    case 'newDevice':
      return <NewDeviceSheet onClose={back} />;
    case 'ownSecret':
      return <OwnSecretSheet onClose={back} />;
    case 'ownPin':
      return <OwnPinSheet onClose={back} />;
  }
}
