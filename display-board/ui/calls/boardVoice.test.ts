import type { BoardCall } from '@turno25/shared/contracts/board.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { beforeEach, expect, it } from 'vitest';
import { DELAYS } from '../common/delays.ts';
import { BoardVoice, type Played, type SoundMeans, type SoundSettings } from './boardVoice.ts';

const CALL = { seq: 7, number: 'A-015', counterLabel: '4', languages: ['es-CL'] } as unknown as BoardCall;
const SOUND = new Blob(['sound']);

let heard: string[];
let settings: SoundSettings;
let planned: Map<number, () => void>;
let timers: Timers;
beforeEach(() => {
  heard = [];
  settings = { silent: false, volume: 0.6, loop: null };
  planned = new Map();
  const after: Timers['after'] = (millis, run) => {
    planned.set(millis, run);
    return () => planned.delete(millis);
  };
  timers = { after, every: after };
});

function voiceOf(over: Partial<SoundMeans> = {}): BoardVoice {
  return new BoardVoice({
    chime: (volume) => heard.push(`chime ${volume}`),
    fetch: async (seq, language) => {
      heard.push(`fetch ${seq} ${language}`);
      return SOUND;
    },
    play: async (_sound, { volume, output }) => {
      heard.push(`play ${volume} ${output ?? 'everywhere'}`);
      return 'played';
    },
    speak: async (sentence) => {
      heard.push(`browser: ${sentence}`);
      return true;
    },
    settings: () => settings,
    onPlayed: (played: Played) => heard.push(played),
    ...over,
  });
}

it('plays what the server made, as loud as the hour wants', async () => {
  const voice = voiceOf();
  voice.chime();
  await voice.speak(CALL, 'es-CL', 9_000, timers);
  expect(heard).toEqual(['chime 0.6', 'fetch 7 es-CL', 'play 0.6 everywhere', 'played']);
});

it('plays into the hearing loop too, at its own full volume', async () => {
  settings = { ...settings, loop: 'loop-1' };
  await voiceOf().speak(CALL, 'es-CL', 9_000, timers);
  expect(heard).toContain('play 0.6 everywhere');
  expect(heard).toContain('play 1 loop-1');
});

it('fetches ahead what waits, each once, so that a cut of the line silences none of it', async () => {
  const voice = voiceOf();
  const calls = [7, 8, 9].map((seq) => ({ ...CALL, seq }));
  voice.prepare(calls);
  voice.prepare(calls);
  await voice.speak(calls[0] ?? CALL, 'es-CL', 9_000, timers);
  expect(heard.filter((each) => each.startsWith('fetch'))).toEqual(['fetch 7 es-CL', 'fetch 8 es-CL', 'fetch 9 es-CL']);
});

it('lets the browser say what does not come, and asks again the next time', async () => {
  const voice = voiceOf({ fetch: async () => null });
  await voice.speak(CALL, 'es-CL', 9_000, timers);
  expect(heard).toEqual(['browser: Número A cero quince, módulo cuatro', 'played']);
});

it('waits no longer for the server than a hall can', async () => {
  const speaking = voiceOf({ fetch: () => new Promise(() => undefined) }).speak(CALL, 'es-CL', 9_000, timers);
  planned.get(DELAYS.fetch)?.();
  await speaking;
  expect(heard[0]).toContain('browser');
});

it('says that nothing was heard where neither has a voice, or the browser holds it back', async () => {
  await voiceOf({ fetch: async () => null, speak: async () => false }).speak(CALL, 'es-CL', 9_000, timers);
  expect(heard).toEqual(['failed']);
  heard = [];
  await voiceOf({ play: async () => 'blocked' }).speak(CALL, 'es-CL', 9_000, timers);
  expect(heard.at(-1)).toBe('blocked');
});

it('is silent, and fetches nothing, where another board of the room sounds', async () => {
  settings = { ...settings, silent: true };
  const voice = voiceOf();
  voice.chime();
  voice.prepare([CALL]);
  await voice.speak(CALL, 'es-CL', 9_000, timers);
  expect(heard).toEqual([]);
});
