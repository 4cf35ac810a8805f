import { say } from '@turno25/shared/i18n/messages.ts';
import { SessionGate } from '../session/SessionGate.tsx';
import { OirsRoom } from './OirsRoom.tsx';

export function OirsPage() {
  return (
    <SessionGate console="oirs" title={say('oirsTray.page')}>
      <OirsRoom />
    </SessionGate>
  );
}
