import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { openVisits } from '@turno25/shared/domain/state/visits/openVisits.ts';

/** How many wait for each service now; services that nobody waits for are left out. */
export function waitingCounts(state: BranchState): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { serviceId, visits } of openVisits(state.open).lines()) {
    counts.set(serviceId, (counts.get(serviceId) ?? 0) + visits.length);
  }
  return counts;
}
