import type { BoardCall } from '@turno25/shared/contracts/board.ts';
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

const settled = (): Promise<void> => Promise.resolve().then(() => undefined);

describe('an announcement', () => {
  it('is said as the board writes it', () => {
    expect(spokenSentence(CALL)).toBe('Número A cero quince, módulo cuatro');
  });

  it('chimes, speaks, and is over when both the voice and the reading time have ended', async () => {
    const heard: string[] = [];
    const { timers, fire } = heldTimers();
    const voice: Voice = {
      chime: () => heard.push('chime'),
      speak: (sentence) => {
        heard.push(sentence);
        return Promise.resolve();
      },
    };
    announceCall(CALL, () => heard.push('over'), voice, timers);
    fire(DELAYS.chime);
    await settled();
    expect(heard).toEqual(['chime', 'Número A cero quince, módulo cuatro']);
    fire(DELAYS.marked);
    expect(heard.at(-1)).toBe('over');
  });

  it('is over even when the voice fails', async () => {
    let over = 0;
    const { timers, fire } = heldTimers();
    const broken: Voice = { chime: () => undefined, speak: () => Promise.reject(new Error('no voice')) };
    announceCall(CALL, () => (over += 1), broken, timers);
    fire(DELAYS.marked);
    fire(DELAYS.chime);
    await settled();
    expect(over).toBe(1);
  });

  it('tells nothing once it was stopped', async () => {
    let over = 0;
    const { timers, fire } = heldTimers();
    const voice: Voice = { chime: () => undefined, speak: () => Promise.resolve() };
    const stop = announceCall(CALL, () => (over += 1), voice, timers);
    fire(DELAYS.chime);
    stop();
    fire(DELAYS.marked);
    await settled();
    expect(over).toBe(0);
  });
});
