import { byCodeUnits } from '../figures/numbers.ts';
import type { DayActs } from './acts.ts';
import { emptyHistogram, type Histogram, histogramOf, sumHistograms } from './bunching/histogram.ts';
import type { Rate, Tally } from './rule.ts';
import { RULES } from './rules.ts';

/** Version of the rules; what is kept of another one is counted anew. */
export const SIGNALS_VERSION = 1;

/** The most events that are kept behind a tally of a day. */
const MOST_EVENTS = 50;

type RuleTally = Tally & { readonly rule: string };

/** What a day gives to the signals of any range that it is part of: sums, so that a range never reads events again. */
export type SignalCounts = {
  readonly visits: number;
  /** In code-unit order of rule and unit. */
  readonly tallies: readonly RuleTally[];
  /** Rates of the branch where nobody gains anything, of the rules that are held against them. */
  readonly bases: Readonly<Record<string, Rate>>;
  /** Waits around their limits, by which figure. */
  readonly official: Histogram;
  readonly strict: Histogram;
};

/** Counts a day's acts and waits. */
export function countSignals(acts: DayActs): SignalCounts {
  const tallies = RULES.flatMap((rule) =>
    rule.count(acts).map((tally) => ({ rule: rule.key, ...tally, seqs: tally.seqs.slice(0, MOST_EVENTS) })),
  );
  const bases = RULES.flatMap(({ key, base }) => (base === undefined ? [] : [[key, base(acts)] as const]));
  return {
    visits: acts.visits,
    tallies: tallies.sort((a, b) => byCodeUnits(nameOf(a), nameOf(b))),
    bases: Object.fromEntries(bases),
    official: histogramOf(acts.units, 'official'),
    strict: histogramOf(acts.units, 'strict'),
  };
}

/** The sum of several days; the order of the days is that of the events behind it. */
export function sumCounts(days: readonly SignalCounts[]): SignalCounts {
  const sums = new Map<string, { -readonly [K in keyof RuleTally]: RuleTally[K] } & { seqs: number[] }>();
  const bases = new Map<string, Rate>();
  for (const day of days) {
    for (const tally of day.tallies) {
      const sum = sums.get(nameOf(tally));
      if (sum === undefined) {
        sums.set(nameOf(tally), { ...tally, seqs: [...tally.seqs] });
        continue;
      }
      sum.hits += tally.hits;
      sum.trials += tally.trials;
      for (const seq of tally.seqs) sum.seqs.push(seq);
    }
    for (const [rule, { hits, trials }] of Object.entries(day.bases)) {
      const sum = bases.get(rule) ?? { hits: 0, trials: 0 };
      bases.set(rule, { hits: sum.hits + hits, trials: sum.trials + trials });
    }
  }
  return {
    visits: days.reduce((sum, { visits }) => sum + visits, 0),
    tallies: [...sums.values()].sort((a, b) => byCodeUnits(nameOf(a), nameOf(b))),
    bases: Object.fromEntries([...bases].sort(([a], [b]) => byCodeUnits(a, b))),
    official: days.map(({ official }) => official).reduce(sumHistograms, emptyHistogram()),
    strict: days.map(({ strict }) => strict).reduce(sumHistograms, emptyHistogram()),
  };
}

function nameOf({ rule, unit }: RuleTally): string {
  return `${rule} ${unit}`;
}
