import type { Sound } from './sound.ts';

/** Zeros of the sinc on each side: more is slower, and no better to the ear. */
const ZEROS = 16;

/** The same sound at another rate, by a windowed sinc: what the lower rate cannot carry is taken away and not folded back. */
export function resampled({ rate, samples }: Sound, wanted: number): Sound {
  if (rate === wanted) return { rate, samples };
  const ratio = wanted / rate;
  const cutoff = Math.min(1, ratio);
  const half = ZEROS / cutoff;
  const result = new Float32Array(Math.round(samples.length * ratio));
  for (let at = 0; at < result.length; at += 1) {
    const centre = at / ratio;
    let sum = 0;
    let weights = 0;
    for (let index = Math.ceil(centre - half); index <= centre + half; index += 1) {
      const weight = kernel(index - centre, half);
      weights += weight;
      sum += weight * (samples[index] ?? 0);
    }
    result[at] = weights === 0 ? 0 : sum / weights;
  }
  return { rate: wanted, samples: result };
}

/** The kernel by the part of its half width, at cutoff 1: reckoned once. */
const STEPS = 4_096;
const TABLE = Float32Array.from({ length: STEPS + 2 }, (_, step) => {
  const part = Math.min(1, step / STEPS);
  const angle = Math.PI * part * ZEROS;
  return (angle === 0 ? 1 : Math.sin(angle) / angle) * (0.5 + 0.5 * Math.cos(Math.PI * part));
});

function kernel(distance: number, half: number): number {
  return TABLE[Math.round((Math.abs(distance) / half) * STEPS)] ?? 0;
}
