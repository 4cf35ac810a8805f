import type { Millis } from '../ids.ts';

/** An 80 % interval around a point, milliseconds. */
export type Estimate = { readonly point: Millis; readonly low: Millis; readonly high: Millis };
