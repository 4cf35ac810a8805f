import { actsOf } from '@turno25/shared/domain/signals/acts.ts';
import { type Assessment, assess } from '@turno25/shared/domain/signals/assess.ts';
import { countSignals, type SignalCounts, sumCounts } from '@turno25/shared/domain/signals/counts.ts';
import type { PlayedDay } from './playedDays.ts';

export function countsOf({ events, date }: PlayedDay): SignalCounts {
  return countSignals(actsOf(events, date, null));
}

/** Names of the signals of a range, each with its unit. */
export function signalsIn(days: readonly SignalCounts[]): string[] {
  return namesOf(assess(sumCounts(days)));
}

function namesOf({ taken, bunching }: Assessment): string[] {
  return [
    ...taken.filter(({ signal }) => signal).map(({ rule, unit }) => `${rule} ${unit}`),
    ...bunching.filter(({ signal }) => signal).map(({ figure }) => `bunching ${figure}`),
  ];
}
