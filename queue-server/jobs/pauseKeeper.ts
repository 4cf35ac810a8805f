import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { Branch } from '../branch.ts';

const LOOK_EVERY_MS = 5_000;

/** Gives people whose own pause is over their place again, also those whose time ended while the server was off. */
export function keepPauses(branch: Branch, timers: Timers): Cancel {
  return timers.every(LOOK_EVERY_MS, () => void endPausesThatAreOver(branch));
}

/** Looks once. */
export async function endPausesThatAreOver(branch: Branch): Promise<void> {
  const state = branch.engine.state();
  if (state.day === null) return;
  const now = branch.engine.now();
  for (const visit of state.open.values()) {
    const until = visit.status === 'onHold' ? visit.pausedUntil : undefined;
    // Whoever came back in the same moment is no longer in a pause: that is refused, and right.
    if (until !== undefined && until <= now) await branch.act({ type: 'endPause', visitId: visit.id });
  }
}
