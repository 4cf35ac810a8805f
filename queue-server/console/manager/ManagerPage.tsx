import { say } from '@turno25/shared/i18n/messages.ts';
import { SessionGate } from '../session/SessionGate.tsx';
import { ManagerRoom } from './ManagerRoom.tsx';

export function ManagerPage() {
  return (
    <SessionGate console="manager" title={say('console.manager.title')}>
      <ManagerRoom />
    </SessionGate>
  );
}
