import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everyPiece } from '@turno25/shared/i18n/spoken/pieces.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { findSpeaker } from '@turno25/shared/voice/espeakNg.ts';
import { MemorySpeaker } from '@turno25/shared/voice/fakes/memorySpeaker.ts';
import { LEVEL_DB, RATE } from '@turno25/shared/voice/joining.ts';
import {
  decibels,
  largestStep,
  lengthOf,
  levelOf,
  peakOf,
  type Sound,
  silenceAtEnds,
} from '@turno25/shared/voice/sound.ts';
import type { Spoken } from '@turno25/shared/voice/types.ts';
import { soundOf, wavOf } from '@turno25/shared/voice/wav.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AnnouncementVoice } from './announcementVoice.ts';
import { ClipFolder } from './clips.ts';

const CALL = { number: 'A-015', counterLabel: '3' };
const CLIP_SECONDS = 0.4;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'turno25-'));
  mkdirSync(join(folder, 'es-CL'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A recording: a hum, cut in its middle, as loud as was spoken. */
function hum(seconds: number, amplitude: number): Sound {
  const samples = Float32Array.from({ length: seconds * 44_100 }, (_, index) => amplitude * Math.cos(index / 40));
  return { rate: 44_100, samples };
}

function record(ids: readonly string[], amplitude = 0.3): void {
  for (const id of ids) writeFileSync(join(folder, 'es-CL', `${id}.wav`), wavOf(hum(CLIP_SECONDS, amplitude)));
}

function heard(spoken: Spoken): Sound {
  if (!spoken.ok) throw new Error(spoken.error);
  const sound = soundOf(spoken.value);
  if (sound === null) throw new Error('no sound');
  return sound;
}

const voiceOf = (speaker: MemorySpeaker | null): AnnouncementVoice =>
  new AnnouncementVoice({ clips: new ClipFolder(folder), speaker: () => speaker });

it('joins what was recorded, without the synthesiser, without a click, at one level', async () => {
  record(everyPiece('es-CL').map(({ id }) => id));
  const sound = heard(await voiceOf(null).say('es-CL', CALL));
  // Número, A, cero, quince; módulo, tres: six clips, four gaps between words and a rest.
  expect(lengthOf(sound)).toBeCloseTo(6 * CLIP_SECONDS + 4 * 0.06 + 0.3, 1);
  expect(Math.abs(decibels(levelOf(sound)) - LEVEL_DB)).toBeLessThan(1);
  expect(largestStep(sound.samples)).toBeLessThan(0.03);
  expect(Math.abs(sound.samples[0] ?? 1)).toBeLessThan(0.001);
});

it('lets the synthesiser say what is missing, as much at a time as stands together, and what was recorded stays', async () => {
  const speaker = new MemorySpeaker();
  record(['palabra-numero', 'palabra-modulo']);
  await voiceOf(speaker).say('es-CL', CALL);
  expect(speaker.said.map(({ text }) => text)).toEqual(['A cero quince', 'tres']);
});

it('says a whole sentence where nothing was recorded, once however many boards ask', async () => {
  const speaker = new MemorySpeaker();
  const voice = voiceOf(speaker);
  await Promise.all([voice.say('es-CL', CALL), voice.say('es-CL', CALL)]);
  await voice.say('es-CL', CALL);
  await voice.say('en', CALL);
  expect(speaker.said.map(({ text }) => text)).toEqual([
    'Número A cero quince, módulo tres',
    'Number ay zero fifteen, counter three',
  ]);
});

it('takes a recording that is silent, or no sound, for none', async () => {
  const speaker = new MemorySpeaker();
  record(everyPiece('es-CL').map(({ id }) => id));
  record(['letra-a'], 0.001);
  writeFileSync(join(folder, 'es-CL', 'numero-15.wav'), 'not a sound');
  await voiceOf(speaker).say('es-CL', CALL);
  expect(speaker.said.map(({ text }) => text)).toEqual(['A', 'quince']);
});

it('is heard anew as soon as it is recorded anew', async () => {
  const speaker = new MemorySpeaker();
  const voice = voiceOf(speaker);
  const before = heard(await voice.say('es-CL', CALL));
  record(everyPiece('es-CL').map(({ id }) => id));
  const after = heard(await voice.say('es-CL', CALL));
  expect(lengthOf(after)).toBeGreaterThan(lengthOf(before) + 1);
});

it('says that it cannot where nobody can speak, and tries again the next time', async () => {
  const speaker = new MemorySpeaker();
  speaker.trouble = 'silent';
  const voice = voiceOf(speaker);
  expect(await voiceOf(null).say('es-CL', CALL)).toEqual({ ok: false, error: 'unavailable' });
  expect(await voice.say('es-CL', CALL)).toEqual({ ok: false, error: 'silent' });
  speaker.trouble = null;
  expect((await voice.say('es-CL', CALL)).ok).toBe(true);
});

it('is a voice that is heard: the synthesiser of this machine, recorded, by its level, its length and its ends', async () => {
  const speaker = findSpeaker(systemTimers);
  if (speaker === null) throw new Error('this machine has no synthesiser');
  try {
    await speaker.loaded;
    const voice = new AnnouncementVoice({ clips: new ClipFolder(null), speaker: () => speaker });
    const [short, long] = [
      heard(await voice.say('es-CL', CALL)),
      heard(await voice.say('es-CL', { number: 'Ñ-1777', counterLabel: '128' })),
    ];
    for (const sound of [short, long]) {
      expect(sound.rate).toBe(RATE);
      // Vowels and consonants differ: the peak is held, and the level is near the common one.
      expect(decibels(levelOf(sound))).toBeGreaterThan(LEVEL_DB - 2);
      expect(peakOf(sound.samples)).toBeLessThan(0.95);
      expect(silenceAtEnds(sound).before).toBeLessThan(120);
      expect(silenceAtEnds(sound).after).toBeLessThan(120);
    }
    expect(lengthOf(short)).toBeGreaterThan(1.5);
    expect(lengthOf(short)).toBeLessThan(5);
    expect(lengthOf(long)).toBeGreaterThan(lengthOf(short) + 0.5);
  } finally {
    await speaker.stop();
  }
}, 60_000);
