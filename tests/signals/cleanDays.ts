import { readdirSync } from 'node:fs';
import { LOADS, SIZES } from '@turno25/queue-server/rehearsal/generate.ts';
import { readTrace } from '@turno25/queue-server/rehearsal/trace.ts';
import type { SignalCounts } from '@turno25/shared/domain/signals/counts.ts';
import { countsOf, signalsIn } from './measure.ts';
import { generatedDay, recordedDay } from './playedDays.ts';

const BANK = new URL('../fixtures/bank/', import.meta.url).pathname;

/** Clean days one after the other of one branch: what is looked at day by day, week by week and all together. */
export type CleanBranch = { readonly name: string; readonly days: readonly SignalCounts[] };

/** Recorded days, each with the honest noise of a seed. */
export function recordedBranch(count: number, seed: number): CleanBranch {
  const files = readdirSync(BANK).filter((name) => name.endsWith('.jsonl'));
  const days = files.slice(0, count).map((name, day) => {
    const trace = readTrace(`${BANK}${name}`);
    if (!trace.ok) throw new Error(trace.error);
    return countsOf(recordedDay(trace.value, seed + day, day));
  });
  return { name: `recorded ${seed}`, days };
}

/** A generated branch of each size and load. */
export function generatedBranches(count: number, seed: number, sizes = SIZES, loads = LOADS): CleanBranch[] {
  return sizes.flatMap((size) =>
    loads.map((load, branch) => ({
      name: `${size} ${load}`,
      days: Array.from({ length: count }, (_, day) => countsOf(generatedDay({ size, load, branch, day, seed }))),
    })),
  );
}

export type FalseSignals = { readonly ranges: number; readonly signals: readonly string[] };

/** Signals of clean ranges of `length` days, one after the other. */
export function falseSignals(branches: readonly CleanBranch[], length: number): FalseSignals {
  const ranges = branches.flatMap(({ name, days }) =>
    Array.from({ length: Math.floor(days.length / length) }, (_, at) => ({
      name,
      days: days.slice(at * length, (at + 1) * length),
    })),
  );
  return {
    ranges: ranges.length,
    signals: ranges.flatMap((range) => signalsIn(range.days).map((signal) => `${range.name}: ${signal}`)),
  };
}
