import type { Millis } from '../domain/ids.ts';

/** A moment of the monotonic clock. It says nothing of the hour: only the difference of two moments means something. */
export type Moment = Millis;

/**
 * What spans are measured by: time-outs, inactivity, "offline since", staleness. Nobody sets this clock, so that a span
 * is as long as it was, whatever happens to the machine's hour meanwhile.
 */
export type Spans = { readonly monotonic: () => Moment };

/** From the start of the process or page. It stands still while the machine sleeps. */
export const systemSpans: Spans = { monotonic: () => performance.now() };
