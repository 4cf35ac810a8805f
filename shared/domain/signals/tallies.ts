import { byCodeUnits } from '../figures/numbers.ts';
import type { Tally } from './rule.ts';

/** Trials by unit, each with the sequence number that it is found by and whether it is a hit; in code-unit order of the units. */
export function tallyBy<T>(
  trials: readonly T[],
  read: (trial: T) => { readonly unit: string; readonly seq: number; readonly hit: boolean },
): Tally[] {
  const byUnit = new Map<string, { hits: number; trials: number; seqs: number[] }>();
  for (const trial of trials) {
    const { unit, seq, hit } = read(trial);
    const tally = byUnit.get(unit) ?? { hits: 0, trials: 0, seqs: [] };
    byUnit.set(unit, tally);
    tally.trials += 1;
    if (!hit) continue;
    tally.hits += 1;
    tally.seqs.push(seq);
  }
  return [...byUnit].sort(([a], [b]) => byCodeUnits(a, b)).map(([unit, tally]) => ({ unit, ...tally }));
}

/** Hits by unit; what they are measured by is the branch's and is added of the whole range. */
export function hitsBy<T>(
  hits: readonly T[],
  read: (hit: T) => { readonly unit: string; readonly seq: number },
): Tally[] {
  return tallyBy(hits, (hit) => ({ ...read(hit), hit: true })).map((tally) => ({ ...tally, trials: 0 }));
}
