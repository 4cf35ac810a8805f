import type { SealedUnit } from '../../figures/v2/sealedRows.ts';

/** Bins of a twenty-fifth of the limit (a minute for 25 minutes), from so many before it to so many after. */
export const BINS_BEFORE = 20;
export const BINS_AFTER = 20;
const PER_LIMIT = 25;

/** Waits of each bin, from the farthest before the limit on; the bin of the limit itself is the last one before it. */
export type Histogram = readonly number[];

export function emptyHistogram(): Histogram {
  return Array.from({ length: BINS_BEFORE + BINS_AFTER }, () => 0);
}

/** Waits of the units that count in a figure, each by its own limit, so that services of several limits stand together. */
export function histogramOf(units: readonly SealedUnit[], figure: 'official' | 'strict'): Histogram {
  const bins = [...emptyHistogram()];
  for (const unit of units) {
    const wait = figure === 'official' ? unit.officialMs : unit.strictMs;
    if (wait === null || !unit.in.includes(figure) || unit.limitMs <= 0) continue;
    // (k-1, k] of a bin's width after the limit is place k - 1 + BINS_BEFORE: in whole numbers, so that 25:00 is within.
    const place = Math.ceil(((wait - unit.limitMs) * PER_LIMIT) / unit.limitMs) - 1 + BINS_BEFORE;
    if (place >= 0 && place < bins.length) bins[place] = (bins[place] ?? 0) + 1;
  }
  return bins;
}

export function sumHistograms(a: Histogram, b: Histogram): Histogram {
  return a.map((count, place) => count + (b[place] ?? 0));
}

/** From where to where a bin goes, in twenty-fifths of the limit from its beginning. */
export function edgesOf(place: number): readonly [number, number] {
  const from = PER_LIMIT - BINS_BEFORE + place;
  return [from, from + 1];
}
