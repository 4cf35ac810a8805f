import { sumOf } from '@turno25/shared/domain/figures/numbers.ts';
import type { Trace } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { type Interval, meanInterval } from './bootstrap.ts';
import { rehearseInMemory } from './inMemory.ts';
import type { NamedPolicy } from './namedPolicy.ts';
import { type Rehearsal, rehearse } from './rehearse.ts';

/** The figures that a mean over days is given of, with their interval. */
const MEASURED = [
  'official',
  'strict',
  'within',
  'meanWait',
  'p50',
  'p90',
  'p99',
  'maxWait',
  'prefP90',
  'secondP90',
  'worstService',
  'overPerTicket',
  'overtaken',
  'inversions',
  'decisionMicros',
] as const;
type Measured = (typeof MEASURED)[number];

export type ComparedPolicy = {
  readonly policy: string;
  /** One a day, in the order of the traces. */
  readonly days: readonly Rehearsal[];
  /** Means over the days that have the figure; null when none has. */
  readonly mean: Readonly<Record<Measured, number | null>>;
  /** 95 % bootstrap over days; null with fewer than two of them. */
  readonly interval: Readonly<Record<Measured, Interval | null>>;
};

/**
 * Every rule on the same days: the same people, durations, no-shows and patience. In memory, which gives the figures of
 * the engine and its ledger much sooner; `throughEngine` goes the long way.
 */
export async function compare(
  traces: readonly Trace[],
  policies: readonly NamedPolicy[],
  { seed, throughEngine = false }: { readonly seed: number; readonly throughEngine?: boolean },
): Promise<ComparedPolicy[]> {
  const compared: ComparedPolicy[] = [];
  for (const named of policies) {
    const { name, policy, params } = named;
    const setting = { name: policy.name, version: policy.version, params };
    const days: Rehearsal[] = [];
    for (const trace of traces) {
      days.push(
        throughEngine
          ? { ...(await rehearse(trace, { policy: setting, db: null, seed })), policy: name }
          : rehearseInMemory(trace, named),
      );
    }
    compared.push({ policy: name, days, ...summary(days, seed) });
  }
  return compared;
}

function summary(days: readonly Rehearsal[], seed: number): Pick<ComparedPolicy, 'mean' | 'interval'> {
  const valuesOf = (figure: Measured): number[] =>
    days.map((day) => day[figure]).filter((value): value is number => value !== null);
  const each = <T>(value: (values: number[]) => T): Record<Measured, T> =>
    Object.fromEntries(MEASURED.map((figure) => [figure, value(valuesOf(figure))])) as Record<Measured, T>;
  return {
    mean: each((values) => (values.length === 0 ? null : rounded(sumOf(values) / values.length))),
    interval: each((values) => {
      if (values.length < 2) return null;
      const { low, high } = meanInterval(values, seed);
      return { low: rounded(low), high: rounded(high) };
    }),
  };
}

const COLUMNS = [
  ['official', 'official %'],
  ['strict', 'strict %'],
  ['p50', 'p50'],
  ['p90', 'p90'],
  ['p99', 'p99'],
  ['maxWait', 'max'],
  ['prefP90', 'pref p90'],
  ['worstService', 'worst %'],
  ['inversions', 'inversions'],
  ['overPerTicket', 'over/ticket'],
  ['decisionMicros', 'µs'],
] as const satisfies readonly (readonly [Measured, string])[];

/** The comparison for reading; waits in minutes, with ± half of the interval when there are several days. */
export function comparisonTable(compared: readonly ComparedPolicy[]): string {
  const rows = [
    ['policy', ...COLUMNS.map(([, title]) => title)],
    ...compared.map((row) => [
      row.policy,
      ...COLUMNS.map(([figure]) => {
        const interval = row.interval[figure];
        const half = interval === null ? '' : ` ±${((interval.high - interval.low) / 2).toFixed(1)}`;
        return `${row.mean[figure]?.toFixed(1) ?? '–'}${half}`;
      }),
    ]),
  ];
  return alignedTable(rows);
}

/** Rows of texts with their columns aligned: the first to the left, the rest to the right. */
export function alignedTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
