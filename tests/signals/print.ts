import { falseSignals, generatedBranches, recordedBranch } from './cleanDays.ts';
import { otherPowers } from './otherPower.ts';
import { powers } from './power.ts';

/**
 * What the thresholds of signals were set with: false signals per 100 clean ranges and the power on played acts, as
 * `docs/signals.md` states them. `npm run -s signals -- [seed]`; some minutes.
 */
const seed = Number(process.argv[2] ?? 2026);

const generated = generatedBranches(60, seed);
const recorded = Array.from({ length: 10 }, (_, index) => recordedBranch(10, seed + 100 * index));
for (const [name, branches] of [
  ['generated', generated],
  ['recorded', recorded],
] as const) {
  for (const days of [1, 5, 10, 20, 60]) {
    const { ranges, signals } = falseSignals(branches, days);
    if (ranges === 0) continue;
    const rate = ((100 * signals.length) / ranges).toFixed(2);
    console.log(
      `seed ${seed}; ${name}, ranges of ${days} days: ${signals.length} signals in ${ranges}, ${rate} per 100`,
    );
    for (const signal of signals) console.log(`  ${signal}`);
  }
}
for (const days of [5, 20, 60]) {
  for (const { act, by, tries, seen, points, rules } of powers({ size: 'B', load: 0.98, days, tries: 20, seed })) {
    console.log(
      `${days} days; ${act} by ${by}: ${points.toFixed(2)} points, seen ${seen} of ${tries} (${rules.join(', ')})`,
    );
  }
}
for (const days of [5, 20]) {
  for (const { act, size, seen, others, tries } of otherPowers({ size: 'B', load: 0.98, days, tries: 20, seed }))
    console.log(`${days} days; ${act} ${size}: seen ${seen} of ${tries}, by other rules alone ${others}`);
}
