import type { DeviceView } from '@turno25/shared/contracts/access.ts';
import { TESTS_OF_A_KIOSK } from '@turno25/shared/domain/law.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Sheet } from '../../frame/Sheet.tsx';
import { KioskTests } from './KioskTests.tsx';

type Props = { readonly device: DeviceView; readonly onClose: () => void };

/** A kiosk is tried without going to it. */
export function TestsSheet({ device, onClose }: Props) {
  const title = say('people.tests.title', { name: device.name });
  return (
    <Sheet title={title} lead={say('people.tests.lead', { tests: TESTS_OF_A_KIOSK })} trouble={null} onClose={onClose}>
      <KioskTests device={device} />
    </Sheet>
  );
}
