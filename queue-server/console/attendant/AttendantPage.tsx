import { say } from '@turno25/shared/i18n/messages.ts';
import { SessionGate } from '../session/SessionGate.tsx';
import { AttendantRoom } from './AttendantRoom.tsx';

export function AttendantPage() {
  return (
    <SessionGate console="attendant" title={say('console.attendant.title')}>
      <AttendantRoom />
    </SessionGate>
  );
}
