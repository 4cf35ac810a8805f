import type { Timers } from '@turno25/shared/time/timers.ts';
import { beforeEach, expect, it } from 'vitest';
import { DELAYS } from '../../delays.ts';
import { hostVoice, type Play } from './hostVoice.ts';
import type { Voice } from './voice.ts';

const SOUND = new Blob(['a sound']);
/** What happened, in order. */
let heard: string[];
/** Runs that wait for their time, by their delay. */
let planned: Map<number, () => void>;

const timers: Timers = {
  after(millis, run) {
    planned.set(millis, run);
    return () => void (planned.get(millis) === run && planned.delete(millis));
  },
  every: () => () => undefined,
};
const other: Voice = {
  canSpeak: () => true,
  say: (text) => void heard.push(`other: ${text}`),
  hush: () => undefined,
};
const makes = async (text: string): Promise<Blob> => {
  heard.push(`asked: ${text}`);
  return SOUND;
};
const plays: Play = async (_sound, volume) => heard.push(`played at ${volume}`) > 0;
/** Plays until it is stopped. */
const playsOn: Play = (_sound, _volume, signal) =>
  new Promise((resolve) => {
    heard.push('playing');
    signal.addEventListener('abort', () => {
      heard.push('stopped');
      resolve(true);
    });
  });
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  heard = [];
  planned = new Map();
});

it('plays what the service says, at the loudness chosen', async () => {
  hostVoice(makes, other, plays, timers).say('Saque aquí su turno', 'es-CL', 0.6, 'now');
  await settled();
  expect(heard).toEqual(['asked: Saque aquí su turno', 'played at 0.6']);
  expect(planned.size).toBe(0);
});

it('lets the browser say what the service cannot, and what cannot be played', async () => {
  hostVoice(async () => null, other, plays, timers).say('uno', 'ht', 1, 'now');
  await settled();
  hostVoice(makes, other, async () => false, timers).say('dos', 'ht', 1, 'now');
  await settled();
  expect(heard).toEqual(['other: uno', 'asked: dos', 'other: dos']);
});

it('lets the browser say what the service does not answer in time', async () => {
  const never = (_text: string, _language: string, signal: AbortSignal): Promise<null> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(null)));
  hostVoice(never, other, plays, timers).say('uno', 'es-CL', 1, 'now');
  await settled();
  planned.get(DELAYS.speech)!();
  await settled();
  expect(heard).toEqual(['other: uno']);
});

it('stops a sound that never ends, and says it no second time', async () => {
  hostVoice(makes, other, playsOn, timers).say('uno', 'es-CL', 1, 'now');
  await settled();
  planned.get(DELAYS.readAloud)!();
  await settled();
  expect(heard).toEqual(['asked: uno', 'playing', 'stopped']);
});

it('says what is news after what is being said, and goes on though a sound never ends', async () => {
  const voice = hostVoice(makes, other, playsOn, timers);
  voice.say('uno', 'es-CL', 1, 'now');
  voice.say('dos', 'es-CL', 1, 'then');
  await settled();
  expect(heard).toEqual(['asked: uno', 'playing']);
  planned.get(DELAYS.readAloud)!();
  await settled();
  expect(heard).toEqual(['asked: uno', 'playing', 'stopped', 'asked: dos', 'playing']);
});

it('says only the last thing that there was to say', async () => {
  const voice = hostVoice(makes, other, playsOn, timers);
  voice.say('uno', 'es-CL', 1, 'now');
  await settled();
  voice.say('dos', 'es-CL', 1, 'now');
  voice.say('tres', 'es-CL', 1, 'now');
  await settled();
  voice.hush();
  await settled();
  expect(heard.filter((what) => what === 'playing')).toHaveLength(2);
  expect(heard.at(-1)).toBe('stopped');
  expect(heard.some((what) => what.startsWith('other'))).toBe(false);
  expect(planned.size).toBe(0);
});

it('waits longer for the service where the browser has no voice of that language', async () => {
  const never = (): Promise<null> => new Promise(() => undefined);
  hostVoice(never, { ...other, canSpeak: (language) => language !== 'ht' }, plays, timers).say('uno', 'ht', 1, 'now');
  await settled();
  expect([...planned.keys()]).toEqual([DELAYS.onlySpeech]);
  hostVoice(never, other, plays, timers).say('uno', 'es-CL', 1, 'now');
  await settled();
  expect([...planned.keys()]).toEqual([DELAYS.onlySpeech, DELAYS.speech]);
});
