import { MINUTE, type Millis } from '../ids.ts';

/** Uniform draws in [0, 1), handed in from outside: the domain has no randomness of its own. */
export type Draw = () => number;

/** How long attentions of a service last: those of its history, or a lognormal of that mean and coefficient of variation. */
export type DurationModel =
  | { readonly kind: 'history'; readonly sorted: readonly Millis[] }
  | { readonly kind: 'lognormal'; readonly meanMs: Millis; readonly cv: number };

/** No attention is taken to last longer. */
const LONGEST = 90 * MINUTE;
/** What is left of an attention that has outlasted everything that is known of its service. */
const OUTLASTED = MINUTE;

/** A duration of the service, whole milliseconds. */
export function drawDuration(model: DurationModel, draw: Draw): Millis {
  return drawBeyond(model, 0, draw);
}

/** A duration of the service given that it exceeds `elapsed`, less `elapsed`: what an attention in progress still takes. */
export function drawResidual(model: DurationModel, elapsed: Millis, draw: Draw): Millis {
  return Math.max(elapsed >= LONGEST ? OUTLASTED : 0, drawBeyond(model, elapsed, draw) - elapsed);
}

function drawBeyond(model: DurationModel, elapsed: Millis, draw: Draw): Millis {
  if (model.kind === 'history') {
    const first = firstAbove(model.sorted, elapsed);
    const left = model.sorted.length - first;
    if (left === 0) return elapsed + OUTLASTED;
    return Math.min(LONGEST, model.sorted[first + Math.floor(draw() * left)] ?? elapsed + OUTLASTED);
  }
  const variance = Math.log(1 + model.cv * model.cv);
  const sigma = Math.sqrt(variance);
  const mu = Math.log(model.meanMs) - variance / 2;
  const below = elapsed <= 0 ? 0 : normalCdf((Math.log(elapsed) - mu) / sigma);
  const share = below + (1 - below) * draw();
  if (share >= 1 - 1e-12) return Math.min(LONGEST, elapsed + OUTLASTED);
  return Math.min(LONGEST, Math.round(Math.exp(mu + sigma * normalQuantile(Math.max(1e-12, share)))));
}

function firstAbove(sorted: readonly Millis[], value: Millis): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Abramowitz and Stegun 26.2.17; off by less than 1e-7. */
export function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    0.3989422804014327 *
    Math.exp((-x * x) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - tail : tail;
}

/** Acklam's rational approximation; off by less than 1.2e-9 of the value. */
export function normalQuantile(p: number): number {
  if (p < 0.02425) return tailQuantile(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - 0.02425) return -tailQuantile(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  const top =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
    2.506628277459239;
  const bottom =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1;
  return (top * q) / bottom;
}

function tailQuantile(q: number): number {
  const top =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const bottom =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
  return top / bottom;
}
