import { resampled } from './resample.ts';
import { fromDecibels, levelOf, peakOf, SILENCE, type Sound } from './sound.ts';

/** Samples a second of what is joined: as espeak-ng makes them. */
export const RATE = 22_050;
/** Every piece is brought to this level, decibels below full scale, and to no peak above the other. */
export const LEVEL_DB = -20;
export const PEAK_DB = -1;
/** A clip quieter than this is no recording of a voice: it counts as missing. */
const LEAST_DB = -40;
/** What is kept of the silence around a word, so that no consonant is cut; and how long it takes to rise and to fall. */
const MARGIN_SECONDS = 0.03;
const RAMP_SECONDS = 0.01;
/** Between two words of a code, and at a comma. */
export const GAPS_SECONDS = { word: 0.06, rest: 0.3 } as const;

/**
 * One piece, made ready to be joined: at the common rate, without the silence around it, at the common level, risen from
 * nothing and fallen back to it. Null where it is too quiet to be a voice.
 */
export function readied(sound: Sound): Sound | null {
  const level = levelOf(sound);
  if (level < fromDecibels(LEAST_DB)) return null;
  const trimmed = withoutSilence(resampled(sound, RATE));
  const gain = Math.min(fromDecibels(LEVEL_DB) / levelOf(trimmed), fromDecibels(PEAK_DB) / peakOf(trimmed.samples));
  const ramp = Math.min(Math.round(RATE * RAMP_SECONDS), trimmed.samples.length >> 1);
  const samples = trimmed.samples.map((sample, index) => {
    const fromEdge = Math.min(index, trimmed.samples.length - 1 - index);
    // Half a cosine: neither a step nor a corner.
    return sample * gain * (fromEdge >= ramp ? 1 : 0.5 - 0.5 * Math.cos((Math.PI * fromEdge) / ramp));
  });
  return { rate: RATE, samples };
}

/** Pieces one after the other, each at its end followed by its own silence: they never sound together. */
export function joined(pieces: readonly { readonly sound: Sound; readonly gapSeconds: number }[]): Sound {
  const gaps = pieces.map(({ gapSeconds }) => Math.round(RATE * gapSeconds));
  const length = pieces.reduce((sum, { sound }, index) => sum + sound.samples.length + (gaps[index] ?? 0), 0);
  const samples = new Float32Array(length);
  let at = 0;
  for (const [index, { sound }] of pieces.entries()) {
    samples.set(sound.samples, at);
    at += sound.samples.length + (gaps[index] ?? 0);
  }
  return { rate: RATE, samples };
}

function withoutSilence({ rate, samples }: Sound): Sound {
  const margin = Math.round(rate * MARGIN_SECONDS);
  // Of a quiet recording the end of a word is quieter too.
  const threshold = Math.min(SILENCE, peakOf(samples) / 20);
  const first = samples.findIndex((sample) => Math.abs(sample) >= threshold);
  const last = samples.findLastIndex((sample) => Math.abs(sample) >= threshold);
  return { rate, samples: samples.slice(Math.max(0, first - margin), last + 1 + margin) };
}
