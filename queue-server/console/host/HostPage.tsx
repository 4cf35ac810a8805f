import { say } from '@turno25/shared/i18n/messages.ts';
import { SessionGate } from '../session/SessionGate.tsx';
import { HostRoom } from './HostRoom.tsx';

export function HostPage() {
  return (
    <SessionGate console="host" title={say('host.title')}>
      <HostRoom />
    </SessionGate>
  );
}
