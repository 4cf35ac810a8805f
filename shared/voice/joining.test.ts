import { describe, expect, it } from 'vitest';
import { GAPS_SECONDS, joined, LEVEL_DB, PEAK_DB, RATE, readied } from './joining.ts';
import { resampled } from './resample.ts';
import { decibels, largestStep, lengthOf, levelOf, peakOf, type Sound, silenceAtEnds } from './sound.ts';
import { soundOf, wavOf } from './wav.ts';

/** A tone with seconds of silence around it; without any it begins in its middle, as a clip does that was cut badly. */
function tone(hertz: number, seconds: number, amplitude: number, rate: number, around = 0.2): Sound {
  const silent = Math.round(around * rate);
  const samples = new Float32Array(Math.round(seconds * rate) + 2 * silent);
  const phase = around === 0 ? Math.PI / 2 : 0;
  for (let index = silent; index < samples.length - silent; index += 1)
    samples[index] = amplitude * Math.sin((2 * Math.PI * hertz * (index - silent)) / rate + phase);
  return { rate, samples };
}

const ready = (sound: Sound): Sound => {
  const made = readied(sound);
  if (made === null) throw new Error('too quiet');
  return made;
};

describe('clips that are joined', () => {
  const clips = [tone(220, 0.4, 0.9, 48_000), tone(440, 0.3, 0.05, 44_100, 0.5), tone(330, 0.5, 0.4, 16_000, 0)].map(
    ready,
  );
  const whole = joined(clips.map((sound) => ({ sound, gapSeconds: GAPS_SECONDS.word })));

  it('are all as loud as each other, however they were recorded', () => {
    for (const clip of clips) {
      expect(clip.rate).toBe(RATE);
      expect(Math.abs(decibels(levelOf(clip)) - LEVEL_DB)).toBeLessThan(1);
      expect(decibels(peakOf(clip.samples))).toBeLessThanOrEqual(PEAK_DB + 0.1);
    }
  });

  it('follow each other without a click: nowhere a larger step than inside a clip', () => {
    const inside = Math.max(...clips.map(({ samples }) => largestStep(samples)));
    expect(largestStep(whole.samples)).toBeLessThanOrEqual(inside);
    // 440 Hz at the common level moves 2 % of full scale from a sample to the next, and a cut tone 20 %.
    expect(inside).toBeLessThan(0.03);
    expect(
      largestStep(
        joined(
          [tone(330, 0.5, 0.18, RATE, 0), tone(330, 0.5, 0.18, RATE, 0)].map((sound) => ({ sound, gapSeconds: 0.06 })),
        ).samples,
      ),
    ).toBeGreaterThan(0.15);
  });

  it('never sound together: the whole is as long as all of them and their gaps', () => {
    const lengths = clips.map(lengthOf);
    expect(lengthOf(whole)).toBeCloseTo(
      lengths.reduce((sum, each) => sum + each + GAPS_SECONDS.word, 0),
      3,
    );
    // Between the first two nothing is heard but the margins of both and the gap.
    const [first = 0] = lengths;
    const from = Math.round((first - 0.005) * RATE);
    expect(peakOf(whole.samples.slice(from, from + Math.round(GAPS_SECONDS.word * RATE)))).toBeLessThan(0.01);
  });

  it('lose the silence around them, and no more than that', () => {
    for (const [index, seconds] of [0.4, 0.3, 0.5].entries()) {
      const clip = clips[index] ?? whole;
      expect(lengthOf(clip)).toBeGreaterThanOrEqual(seconds - 0.01);
      expect(lengthOf(clip)).toBeLessThan(seconds + 0.1);
    }
    expect(silenceAtEnds(tone(220, 0.1, 0.5, RATE, 0.25)).before).toBeCloseTo(250, -1);
  });
});

it('takes no silence for a voice', () => {
  expect(readied(tone(220, 0.5, 0.002, RATE))).toBeNull();
  expect(readied({ rate: RATE, samples: new Float32Array(1_000) })).toBeNull();
  expect(readied({ rate: RATE, samples: new Float32Array() })).toBeNull();
});

it('changes the rate and not the sound; what the lower rate cannot carry is gone', () => {
  const down = resampled(tone(1_000, 0.2, 0.5, 48_000, 0), RATE);
  expect(lengthOf(down)).toBeCloseTo(0.2, 3);
  expect(decibels(levelOf(down))).toBeCloseTo(decibels(0.5 / Math.SQRT2), 0);
  expect(levelOf(resampled(tone(15_000, 0.2, 0.5, 48_000, 0), RATE))).toBeLessThan(0.02);
});

it('is read back from a WAV as it was written, two channels as one', () => {
  const sound = tone(300, 0.1, 0.5, RATE);
  const read = soundOf(wavOf(sound));
  expect(read?.rate).toBe(RATE);
  expect(
    Math.max(...sound.samples.map((sample, index) => Math.abs(sample - (read?.samples[index] ?? 9)))),
  ).toBeLessThan(1e-4);
  const stereo = wavOf({ rate: RATE, samples: Float32Array.of(0.5, 0.1, -0.4, -0.2) });
  new DataView(stereo.buffer).setUint16(22, 2, true);
  expect([...(soundOf(stereo)?.samples ?? [])].map((sample) => sample.toFixed(2))).toEqual(['0.30', '-0.30']);
});
