import { SECOND } from '@turno25/shared/domain/ids.ts';
import { waitingLimits } from '@turno25/shared/domain/state/dueAt.ts';
import { stopwatch } from '@turno25/shared/time/clock.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { Engine } from '../engine/engine.ts';
import { situationOf } from './questions.ts';
import type { Ask } from './thread.ts';
import type { Waits } from './waits.ts';

/** Forecasts follow what happens, but not more often than this; and without anything happening, time itself changes them. */
const REST = SECOND;
/** It rests four times as long as it worked, so that forecasts of a large branch leave the machine to the queue. */
const REST_TIMES = 4;
const IDLE = 10 * SECOND;
/** Advice that changed with every ticket would not be followed. */
const STAFFING_EVERY = 20 * SECOND;

/** Told whenever fresh forecasts are there, and of what went wrong. */
export type ForecastListener = { readonly fresh: () => void; readonly failed: (error: unknown) => void };

/**
 * Keeps the branch's forecasts fresh while its day is open: one question at a time, asked of a thread of its own, so that
 * neither a ticket nor a call ever waits for a forecast.
 */
export function keepForecasts(
  branch: { readonly engine: Engine; readonly waits: Waits },
  ask: Ask,
  timers: Timers,
  listener: ForecastListener,
): Cancel {
  let stopped = false;
  let busy = false;
  let changed = false;
  let lastStaffing = Number.NEGATIVE_INFINITY;
  let planned: Cancel = () => {};

  const look = async (): Promise<void> => {
    const { day } = branch.engine.state();
    if (day === null) return;
    const now = branch.engine.now();
    const situation = situationOf(branch.engine.state(), now);
    branch.waits.take(day.date, await ask('waits', situation), waitingLimits(situation.state));
    if (now - lastStaffing >= STAFFING_EVERY) {
      lastStaffing = now;
      branch.waits.takeStaffing(day.date, await ask('staffing', situation));
    }
    if (!stopped) listener.fresh();
  };
  const plan = (millis: number): void => {
    planned();
    if (!stopped) planned = timers.after(millis, run);
  };
  const run = (): void => {
    const worked = stopwatch();
    busy = true;
    changed = false;
    look()
      .catch((error: unknown) => {
        if (!stopped) listener.failed(error);
      })
      .finally(() => {
        busy = false;
        plan(changed ? Math.max(REST, REST_TIMES * worked()) : IDLE);
      });
  };
  const unfollow = branch.engine.onCommitted(() => {
    if (!busy && !changed) plan(REST);
    changed = true;
  });
  plan(REST);
  return () => {
    stopped = true;
    unfollow();
    planned();
  };
}
