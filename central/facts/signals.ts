import type { FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';
import { actsOf } from '@turno25/shared/domain/signals/acts.ts';
import { countSignals } from '@turno25/shared/domain/signals/counts.ts';
import type { ActEvent } from '@turno25/shared/domain/signals/turns.ts';

/**
 * What the rules of signals count on a day, rule by rule. Whose acts they were stays at the branch: here they are added up,
 * and how many they were is all that is said of them.
 */
export function signalFacts(events: readonly ActEvent[], date: string, now: number | null): readonly FactRow[] {
  const { tallies, bases, visits } = countSignals(actsOf(events, date, now));
  return [...Map.groupBy(tallies, ({ rule }) => rule)].map(([rule, own]) => ({
    rule,
    units: own.length,
    hits: own.reduce((sum, { hits }) => sum + hits, 0),
    trials: own.reduce((sum, { trials }) => sum + trials, 0),
    base_hits: bases[rule]?.hits ?? null,
    base_trials: bases[rule]?.trials ?? null,
    visits,
  }));
}
