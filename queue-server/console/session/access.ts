import type { SessionView } from '@turno25/shared/contracts/access.ts';
import type { ApiTrouble } from '@turno25/shared/ui/api.ts';

export type Role = SessionView['staff']['role'];
export type ConsoleKind = 'attendant' | 'manager';

const ADMITTED: Readonly<Record<ConsoleKind, readonly Role[]>> = {
  attendant: ['attendant', 'manager', 'admin'],
  manager: ['manager', 'admin'],
};

/** Whether a role may use a console. The server decides again on every command. */
export function isAdmitted(console: ConsoleKind, role: Role): boolean {
  return ADMITTED[console].includes(role);
}

/** Whether some trouble means that nobody is signed in (any more). */
export function endsSession(trouble: ApiTrouble): boolean {
  return trouble.kind === 'problem' && trouble.problem.code === 'auth.required';
}
