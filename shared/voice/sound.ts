/** One channel of sound: samples from -1 to 1, so many a second. */
export type Sound = { readonly rate: number; readonly samples: Float32Array };

/** Below this a sample is silence, as a part of full scale: some -46 dB. */
export const SILENCE = 0.005;
const WINDOW_SECONDS = 0.01;

/** Decibels below full scale. */
export function decibels(amplitude: number): number {
  return 20 * Math.log10(Math.max(amplitude, 1e-6));
}

export function fromDecibels(level: number): number {
  return 10 ** (level / 20);
}

export function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

/** The root of the mean square where there is sound: pauses make nothing quieter. 0 to 1. */
export function levelOf({ rate, samples }: Sound): number {
  const window = Math.max(1, Math.round(rate * WINDOW_SECONDS));
  let power = 0;
  let counted = 0;
  for (let at = 0; at < samples.length; at += window) {
    let sum = 0;
    const end = Math.min(samples.length, at + window);
    for (let index = at; index < end; index += 1) sum += (samples[index] ?? 0) ** 2;
    if (Math.sqrt(sum / (end - at)) < SILENCE) continue;
    power += sum;
    counted += end - at;
  }
  return counted === 0 ? 0 : Math.sqrt(power / counted);
}

/** Milliseconds of silence before the first sound and after the last; all of it where there is none. */
export function silenceAtEnds({ rate, samples }: Sound): { readonly before: number; readonly after: number } {
  const first = samples.findIndex((sample) => Math.abs(sample) >= SILENCE);
  const whole = (1_000 * samples.length) / rate;
  if (first === -1) return { before: whole, after: whole };
  const last = samples.findLastIndex((sample) => Math.abs(sample) >= SILENCE);
  return { before: (1_000 * first) / rate, after: (1_000 * (samples.length - 1 - last)) / rate };
}

/** The largest step from a sample to the next: a click is a large one. */
export function largestStep(samples: Float32Array): number {
  let largest = 0;
  for (let index = 1; index < samples.length; index += 1)
    largest = Math.max(largest, Math.abs((samples[index] ?? 0) - (samples[index - 1] ?? 0)));
  return largest;
}

/** Seconds. */
export function lengthOf({ rate, samples }: Sound): number {
  return samples.length / rate;
}
