import { skillsOf } from '@turno25/shared/domain/dispatch/view.ts';
import { openCounters } from '@turno25/shared/domain/estimate/expectedWait.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { configOf, counterLabel } from './visitView.ts';

/** Where each service is given now: the labels of its open counters, in the order of the configuration. */
export function givingNow(state: BranchState): ReadonlyMap<string, string[]> {
  const config = configOf(state);
  const open = new Set(openCounters(state).map(({ id }) => id));
  const giving = new Map<string, string[]>();
  for (const { id } of config.counters) {
    if (!open.has(id)) continue;
    for (const serviceId of skillsOf(state, id)) {
      giving.set(serviceId, [...(giving.get(serviceId) ?? []), counterLabel(config, id)]);
    }
  }
  return giving;
}
