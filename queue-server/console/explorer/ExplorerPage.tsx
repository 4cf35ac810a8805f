import { say } from '@turno25/shared/i18n/messages.ts';
import { SessionGate } from '../session/SessionGate.tsx';
import { ExplorerRoom } from './ExplorerRoom.tsx';

export function ExplorerPage() {
  return (
    <SessionGate console="explorer" title={say('explore.title')}>
      <ExplorerRoom />
    </SessionGate>
  );
}
