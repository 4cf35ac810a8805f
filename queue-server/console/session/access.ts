import type { SessionView } from '@turno25/shared/contracts/access.ts';
import { mayDo } from '@turno25/shared/contracts/permissions.ts';
import type { ApiTrouble } from '@turno25/shared/ui/api.ts';

export type Role = SessionView['staff']['role'];
/** Every console, the one where somebody of several begins first; each is at the address of its name. */
const CONSOLES = [
  'manager',
  'attendant',
  'host',
  'oirs',
  'audit',
  'signals',
  'satisfaction',
  'settings',
  'explorer',
  'rights',
] as const;
export type ConsoleKind = (typeof CONSOLES)[number];

/** Whether a role may use a console. The server decides again on every command. */
export function isAdmitted(console: ConsoleKind, role: Role): boolean {
  return mayDo(role, `console.${console}`);
}

/** Where somebody of a role works, as the table of permissions has it; null for who has no page. */
export function homeOf(role: Role): ConsoleKind | null {
  return CONSOLES.find((console) => isAdmitted(console, role)) ?? null;
}

/** Whether some trouble means that nobody was at the page for so long that it is locked. */
export function isLocked(trouble: ApiTrouble): boolean {
  return trouble.kind === 'problem' && trouble.problem.code === 'auth.locked';
}

/** Whether some trouble means that nobody is signed in (any more). */
export function endsSession(trouble: ApiTrouble): boolean {
  return trouble.kind === 'problem' && trouble.problem.code === 'auth.required';
}
