import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LANGUAGES } from '../../i18n/languages.ts';
import { systemTimers } from '../../time/timers.ts';
import { VirtualTime } from '../../time/virtualTime.ts';
import type { Wav } from '../types.ts';
import { loudest } from '../wav.ts';
import { type SynthesiserChild, wasmSynthesiser } from './child.ts';
import { restartWait, SYNTHESISER_DELAYS, WarmSpeaker } from './warmSpeaker.ts';

const VOICES = { 'es-CL': 'es-419', en: 'en-us', ht: 'ht', arn: 'es-419' };
const PATIENCE = { timeout: 60_000, interval: 20 };

/** How many times a process was started, and what each was told. */
function counted(start: (() => SynthesiserChild) | null) {
  if (start === null) throw new Error('this machine has no synthesiser');
  const told: string[][] = [];
  return {
    told,
    start: (): SynthesiserChild => {
      const child = start();
      const heard: string[] = [];
      told.push(heard);
      return {
        ...child,
        tell(message) {
          heard.push(message.say);
          child.tell(message);
        },
      };
    },
  };
}

/** The processes that a process has started, and theirs; a thread is none of them. */
function descendants(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const [, state = 'Z', parent = ''] = /\) (\w) (\d+)/.exec(statOf(name)) ?? [];
      return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent) }];
    });
  const ofThis = parents.filter(({ parent }) => parent === pid).map((child) => child.pid);
  return ofThis.concat(ofThis.flatMap(descendants));
}

function statOf(pid: number | string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

const lives = (pid: number): boolean => /\) [^Z] /.test(statOf(pid));
const seconds = (wav: Wav): number => (wav.length - 44) / 2 / new DataView(wav.buffer).getUint32(24, true);

let speaker: WarmSpeaker;
afterEach(() => speaker.stop());

async function said(text: string, language: (typeof LANGUAGES)[number] = 'es-CL'): Promise<Wav> {
  const spoken = await speaker.speak(text, language);
  if (!spoken.ok) throw new Error(spoken.error);
  return spoken.value;
}

describe('the program that comes with the packages', { timeout: 120_000 }, () => {
  const begin = () => {
    const { start, told } = counted(wasmSynthesiser('es-419', 150));
    speaker = new WarmSpeaker({ start, voices: VOICES, timers: { ...systemTimers, after: () => () => undefined } });
    return told;
  };

  it('says something in every language, all of it in one process', async () => {
    const told = begin();
    const before = descendants(process.pid);
    for (const language of [...LANGUAGES, ...LANGUAGES]) {
      const wav = await said('1. Saque aquí su turno: A cero cero uno. ¿Qué trámite viene a hacer, Ñuñoa?', language);
      expect(loudest(wav)).toBeGreaterThan(0.1);
      expect(seconds(wav)).toBeGreaterThan(3);
    }
    expect(told, 'started once').toHaveLength(1);
    expect(descendants(process.pid)).toEqual(before);
  });

  it('gives the same sound for the same words, whatever was said before', async () => {
    begin();
    const first = await said('Tocar para comenzar.');
    await said('Touch to begin.', 'en');
    expect(Buffer.from(await said('Tocar para comenzar.'))).toEqual(Buffer.from(first));
  });

  it('takes a text for a text, whatever it looks like', async () => {
    begin();
    const dashes = await said('--version uno');
    const longer = await said('--version uno dos tres cuatro cinco seis siete ocho');
    expect(seconds(longer)).toBeGreaterThan(seconds(dashes) + 1);
  });

  it('stops in the middle of a long one, and the same process says the next', async () => {
    const told = begin();
    const short = await said('Uno.');
    const unheard = new AbortController();
    const long = speaker.speak('Saque aquí su turno. '.repeat(20_000), 'es-CL', unheard.signal);
    // It has had the time to begin: half a minute of sound would have been made by now.
    await new Promise<void>((resolve) => systemTimers.after(1_000, resolve));
    unheard.abort();
    expect(await long).toEqual({ ok: false, error: 'unavailable' });
    expect(Buffer.from(await said('Uno.'))).toEqual(Buffer.from(short));
    expect(told).toEqual([['speak', 'speak', 'stop', 'speak']]);
  });

  it('tells when it is loaded, and is gone when it is told to end', async () => {
    begin();
    expect(await speaker.loaded).toBe(true);
    await said('Uno.');
    await speaker.stop();
    expect(await speaker.speak('Dos.', 'es-CL')).toEqual({ ok: false, error: 'unavailable' });
  });

  it('ends with its parent, even one that is killed while a long phrase is made', async () => {
    begin();
    const parent = spawn(process.execPath, [join(import.meta.dirname, 'testing/parent.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    const children = descendants(parent.pid ?? 0);
    expect(children).toHaveLength(1);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(children.filter(lives)).toEqual([]), PATIENCE);
  });
});

describe('a synthesiser that fails', { timeout: 60_000 }, () => {
  const begin = (voice = '') => {
    const { start, told } = counted(wasmSynthesiser(voice, 150, join(import.meta.dirname, 'testing/scripted.ts')));
    const time = new VirtualTime(0);
    speaker = new WarmSpeaker({ start, voices: VOICES, timers: time.timers });
    return { told, time };
  };
  const failed = { ok: false, error: 'unavailable' };

  it('dies: its phrase has failed, and another one takes its place at once', async () => {
    const { told, time } = begin();
    await said('uno');
    expect(await speaker.speak('crash', 'es-CL')).toEqual(failed);
    expect(await speaker.speak('dos', 'es-CL'), 'nobody waits for the start of another').toEqual(failed);
    time.advance(restartWait(1));
    expect(loudest(await said('tres'))).toBeGreaterThan(0.1);
    expect(told).toHaveLength(2);
  });

  it('dies again and again: it is started ever more seldom, and no more than once a minute', async () => {
    const { told, time } = begin('crash at once');
    for (let deaths = 1; deaths <= 9; deaths += 1) {
      expect(told).toHaveLength(deaths);
      await speaker.speak('uno', 'es-CL');
      time.advance(restartWait(deaths) - 1);
      expect(told, `not before its pause, after ${deaths}`).toHaveLength(deaths);
      time.advance(1);
    }
    expect(await speaker.loaded, 'nobody waits for it for ever').toBe(false);
    expect(restartWait(9)).toBe(SYNTHESISER_DELAYS.longestRestartMs);
    expect(restartWait(90)).toBe(SYNTHESISER_DELAYS.longestRestartMs);
  });

  it('says nothing for too long: it is killed, its phrase has failed, and another one speaks', async () => {
    const { told, time } = begin();
    await said('uno');
    const hung = speaker.speak('hang', 'es-CL');
    time.advance(SYNTHESISER_DELAYS.phraseMs);
    expect(await hung).toEqual(failed);
    await vi.waitFor(() => {
      time.advance(1);
      expect(told).toHaveLength(2);
    }, PATIENCE);
    expect(loudest(await said('dos'))).toBeGreaterThan(0.1);
  });

  it('gives no sound', async () => {
    begin();
    expect(await speaker.speak('silent', 'es-CL')).toEqual({ ok: false, error: 'silent' });
  });

  it('speaks one phrase after the other, and none that was called off while it waited', async () => {
    const { told } = begin();
    const unheard = new AbortController();
    const all = [
      speaker.speak('uno', 'es-CL'),
      speaker.speak('dos', 'es-CL', unheard.signal),
      speaker.speak('tres', 'es-CL'),
    ];
    unheard.abort();
    expect((await Promise.all(all)).map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(told).toEqual([['speak', 'speak']]);
  });
});
