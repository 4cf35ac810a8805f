import type { BoardCall } from '@turno25/shared/contracts/board.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { describe, expect, it } from 'vitest';
import { DELAYS } from '../common/delays.ts';
import { announceCall, spokenSentence, type Voice } from './speaker.ts';

const CALL: BoardCall = {
  seq: 1,
  at: '2026-11-20T13:24:00.000Z',
  date: '2026-11-20',
  kind: 'call',
  visitId: 'v',
  number: 'A-015',
  counterId: 'm4',
  counterLabel: '4',
  serviceName: 'Trámite',
  awaited: true,
  languages: ['es-CL'],
};

/** Timers that fire when the test says so. */
function heldTimers(): { timers: Timers; fire: (millis: number) => void } {
  const planned = new Map<number, () => void>();
  const after: Timers['after'] = (millis, run) => {
    planned.set(millis, run);
    return () => planned.delete(millis);
  };
  return { timers: { after, every: after }, fire: (millis) => planned.get(millis)?.() };
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

type Held = { readonly language: Language; readonly end: (error?: Error) => void };

/** A board that announces with a voice that ends when the test says so. */
function announcing(over: Partial<BoardCall> = {}) {
  const { timers, fire } = heldTimers();
  const heard: string[] = [];
  const voices: Held[] = [];
  const voice: Voice = {
    chime: () => heard.push('chime'),
    prepare: () => undefined,
    speak: (_call, language) =>
      new Promise((resolve, reject) => {
        heard.push(`voice ${language}`);
        voices.push({ language, end: (error) => (error === undefined ? resolve() : reject(error)) });
      }),
  };
  const told = {
    over: () => heard.push('over'),
    saying: (language: Language | null) => heard.push(`caption ${language ?? 'ends'}`),
  };
  const stop = announceCall({ ...CALL, ...over }, told, voice, timers);
  return { fire, heard, voices, stop };
}

describe('an announcement', () => {
  it('is said as the board writes it', () => {
    expect(spokenSentence('es-CL', CALL)).toBe('Número A cero quince, módulo cuatro');
    expect(spokenSentence('en', CALL)).toBe('Number ay zero fifteen, counter four');
  });

  it('chimes, speaks, and is over when both the voice and the reading time have ended', async () => {
    const { fire, heard, voices } = announcing();
    fire(DELAYS.chime);
    expect(heard).toEqual(['chime', 'caption es-CL', 'voice es-CL']);
    fire(DELAYS.marked);
    expect(heard).not.toContain('over');
    voices[0]?.end();
    await settled();
    expect(heard.slice(3)).toEqual(['caption ends', 'over']);
  });

  it('is said in one language after the other, never in two at once, with the caption of each', async () => {
    const { fire, heard, voices } = announcing({ languages: ['es-CL', 'ht'] });
    fire(DELAYS.chime);
    fire(DELAYS.marked);
    await settled();
    expect(heard).toEqual(['chime', 'caption es-CL', 'voice es-CL']);
    voices[0]?.end();
    await settled();
    expect(heard.slice(3)).toEqual(['caption ht', 'voice ht']);
    voices[1]?.end();
    await settled();
    expect(heard.slice(5)).toEqual(['caption ends', 'over']);
  });

  it('is over even when the voice fails, once', async () => {
    const { fire, heard, voices } = announcing();
    fire(DELAYS.marked);
    fire(DELAYS.chime);
    voices[0]?.end(new Error('no voice'));
    await settled();
    expect(heard.filter((each) => each === 'over')).toHaveLength(1);
  });

  it('tells nothing once it was stopped', async () => {
    const { fire, heard, voices, stop } = announcing({ languages: ['es-CL', 'en'] });
    fire(DELAYS.chime);
    stop();
    voices[0]?.end();
    fire(DELAYS.marked);
    await settled();
    expect(heard).toEqual(['chime', 'caption es-CL', 'voice es-CL']);
  });
});
