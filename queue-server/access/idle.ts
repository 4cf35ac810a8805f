import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { IDLE_MINUTES } from '@turno25/shared/domain/law.ts';
import type { Session } from './accounts.ts';

/** How long a page of the staff may be left alone before it is locked, ms. */
export function idleMsOf(config: BranchConfig | undefined): number {
  return (config?.sessions?.idleMinutes ?? IDLE_MINUTES) * 60_000;
}

/** Whether a session does nothing until its person shows at the page that it is them. A program's never is. */
export function isLocked({ page, touchedAt }: Session, idleMs: number, now: number): boolean {
  return page && now - touchedAt >= idleMs;
}
