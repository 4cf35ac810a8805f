import { say } from '@turno25/shared/i18n/messages.ts';
import { SessionGate } from '../session/SessionGate.tsx';
import { SettingsRoom } from './SettingsRoom.tsx';

export function SettingsPage() {
  return (
    <SessionGate console="settings" title={say('settings.title')}>
      <SettingsRoom />
    </SessionGate>
  );
}
