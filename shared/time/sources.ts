import { type Clock, systemClock } from './clock.ts';
import { type NewId, systemId } from './ids.ts';
import { type Spans, systemSpans } from './spans.ts';
import { systemTimers, type Timers } from './timers.ts';

/** What passes by itself: instants by the wall clock, spans by the monotonic one, and timers. */
export type Time = { readonly clock: Clock; readonly spans: Spans; readonly timers: Timers };

/** All that a program takes from outside without asking anybody. Whoever starts it chooses them, and hands them in. */
export type Sources = Time & { readonly newId: NewId };

/** The machine's own. */
export const systemSources: Sources = {
  clock: systemClock,
  spans: systemSpans,
  timers: systemTimers,
  newId: systemId,
};
