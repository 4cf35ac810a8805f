import { say } from '@turno25/shared/i18n/messages.ts';
import { SessionGate } from '../session/SessionGate.tsx';
import { RightsRoom } from './RightsRoom.tsx';

export function RightsPage() {
  return (
    <SessionGate console="rights" title={say('rights.page')}>
      <RightsRoom />
    </SessionGate>
  );
}
