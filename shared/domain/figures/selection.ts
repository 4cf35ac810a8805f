import type { Millis } from '../ids.ts';

/** Below this many the rest is sorted. */
const FEW = 32;

/**
 * Percentiles by nearest rank of values in any order, as `nearestRank` gives them of sorted ones, in a time that grows
 * with their number alone (a year of a branch has 60,000 waits and eight such lists). `percents` ascend. Reorders the
 * values; null for none.
 */
export function nearestRanks(values: Float64Array, percents: readonly number[]): (Millis | null)[] {
  let from = 0;
  return percents.map((percent) => {
    const place = Math.floor((values.length * percent + 99) / 100) - 1;
    if (place < 0) return null;
    settle(values, place, from);
    from = place;
    return values[place] ?? null;
  });
}

/**
 * Puts in a place what would stand there if the values from `from` on were sorted, nothing greater before it and nothing
 * smaller after it (Hoare's selection). Values that divide badly again and again are sorted instead.
 */
function settle(values: Float64Array, place: number, from: number): void {
  let low = from;
  let high = values.length - 1;
  for (let tries = 2 * Math.ceil(Math.log2(values.length + 1)); high - low > FEW && tries > 0; tries -= 1) {
    const pivot = middleOf(values[low], values[(low + high) >> 1], values[high]);
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] as number) < pivot) left += 1;
      while ((values[right] as number) > pivot) right -= 1;
      if (left > right) break;
      const value = values[left] as number;
      values[left] = values[right] as number;
      values[right] = value;
      left += 1;
      right -= 1;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else return;
  }
  values.subarray(low, high + 1).sort();
}

function middleOf(a = 0, b = 0, c = 0): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
