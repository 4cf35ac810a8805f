import { say } from '@turno25/shared/i18n/messages.ts';
import { SessionGate } from '../session/SessionGate.tsx';
import { AuditRoom } from './AuditRoom.tsx';

export function AuditPage() {
  return (
    <SessionGate console="audit" title={say('console.audit.title')}>
      <AuditRoom />
    </SessionGate>
  );
}
