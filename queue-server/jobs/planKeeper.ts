import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { Branch } from '../branch.ts';

const LOOK_EVERY_MS = 5_000;

/** Publishes what was left for an instant once it has come, also what came due while the server was off. */
export function keepPlans(branch: Branch, timers: Timers): Cancel {
  return timers.every(LOOK_EVERY_MS, () => void publishWhatIsDue(branch));
}

/** Looks once. */
export async function publishWhatIsDue(branch: Branch): Promise<void> {
  const { plan } = branch.engine.state();
  // Whoever withdrew it in the same moment was first: that is refused, and right.
  if (plan !== null && plan.at <= branch.engine.now()) await branch.act({ type: 'publishPlan', planId: plan.planId });
}
