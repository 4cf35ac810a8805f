import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { AvailableCounter } from '@turno25/shared/rehearsal/forecast/staffing.ts';

/** Counters that give something and that nobody sits at. */
export function closedCounters(state: BranchState): AvailableCounter[] {
  const { counters } = must(state.config, 'the branch is configured').config;
  return counters
    .filter(({ id, serviceIds }) => serviceIds.length > 0 && (state.counters.get(id)?.status ?? 'closed') === 'closed')
    .map(asAvailable);
}

/** First those that together give every service, each adding the most new ones; then the rest, the most versatile first. */
export function coveringOrder(config: BranchConfig): AvailableCounter[] {
  const left = config.counters.map(asAvailable).filter(({ skills }) => skills.size > 0);
  const order: AvailableCounter[] = [];
  let missing = new Set(config.counters.flatMap(({ serviceIds }) => serviceIds));
  while (left.length > 0) {
    const gain = ({ skills }: AvailableCounter): number => [...skills].filter((id) => missing.has(id)).length;
    left.sort((a, b) => gain(b) - gain(a) || b.skills.size - a.skills.size);
    const next = must(left.shift(), 'one is left');
    missing = new Set([...missing].filter((id) => !next.skills.has(id)));
    order.push(next);
  }
  return order;
}

function asAvailable({ id, serviceIds, quick }: BranchConfig['counters'][number]): AvailableCounter {
  return { id, skills: new Set(serviceIds), quick };
}
