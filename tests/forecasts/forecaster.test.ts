import { keepForecasts } from '@turno25/queue-server/forecasts/forecaster.ts';
import type { Ask } from '@turno25/queue-server/forecasts/thread.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import { describe, expect, test } from 'vitest';
import { withPast } from '../support/pastDays.ts';

/** Timers that run when told to. */
class HandTimers implements Timers {
  #planned: { readonly millis: number; readonly run: () => void } | null = null;

  after = (millis: number, run: () => void): Cancel => {
    const planned = { millis, run };
    this.#planned = planned;
    return () => {
      if (this.#planned === planned) this.#planned = null;
    };
  };
  every = (): Cancel => {
    throw new Error('forecasts plan each look by itself');
  };

  get next(): number | null {
    return this.#planned?.millis ?? null;
  }
  fire(): void {
    const planned = this.#planned;
    this.#planned = null;
    planned?.run();
  }
}

type Question = {
  readonly kind: string;
  readonly answer: (answer: unknown) => void;
  readonly fail: (error: unknown) => void;
};

function scene() {
  const questions: Question[] = [];
  const told: string[] = [];
  const ask: Ask = (kind) =>
    new Promise((resolve, reject) => {
      questions.push({ kind, answer: resolve as (answer: unknown) => void, fail: reject });
    });
  const listener = { fresh: () => void told.push('fresh'), failed: (error: unknown) => void told.push(String(error)) };
  return { questions, told, ask, listener, timers: new HandTimers() };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const NO_WAITS = (at: number) => ({ at, waiting: new Map(), entering: new Map() });

describe('forecasts kept fresh', () => {
  test('one question at a time; what happens meanwhile is in the next one', () =>
    withPast(async (branch, clock) => {
      await branch.act({ type: 'openDay' });
      const { questions, told, ask, listener, timers } = scene();
      const stop = keepForecasts(branch, ask, timers, listener);
      timers.fire();
      await settle();
      expect(questions.map(({ kind }) => kind)).toEqual(['waits']);
      await branch.act({ type: 'openCounter', counterId: 'm2' });
      await settle();
      expect(questions).toHaveLength(1);
      questions[0]!.answer(NO_WAITS(clock.now()));
      await settle();
      expect(questions.map(({ kind }) => kind)).toEqual(['waits', 'staffing']);
      questions[1]!.answer({ at: clock.now() });
      await settle();
      expect(told).toEqual(['fresh']);
      expect(timers.next).toBeLessThan(10_000);
      timers.fire();
      await settle();
      expect(questions.map(({ kind }) => kind)).toEqual(['waits', 'staffing', 'waits']);
      stop();
    }));

  test('go on after one that failed, and look again although nothing happened', () =>
    withPast(async (branch) => {
      await branch.act({ type: 'openDay' });
      const { questions, told, ask, listener, timers } = scene();
      const stop = keepForecasts(branch, ask, timers, listener);
      timers.fire();
      questions[0]!.fail(new Error('no memory'));
      await settle();
      expect(told).toEqual(['Error: no memory']);
      expect(timers.next).toBe(10_000);
      timers.fire();
      expect(questions).toHaveLength(2);
      stop();
      questions[1]!.fail(new Error('stopped'));
      await settle();
      expect(told).toHaveLength(1);
      expect(timers.next).toBeNull();
    }));

  test('ask nothing while no day is open', () =>
    withPast(async (branch) => {
      const { questions, ask, listener, timers } = scene();
      const stop = keepForecasts(branch, ask, timers, listener);
      timers.fire();
      await settle();
      expect(questions).toEqual([]);
      stop();
    }));
});
