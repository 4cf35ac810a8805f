import { MINUTE } from '../ids.ts';
import type { Estimate } from './estimate.ts';

/** A wait as a person is told it, whole minutes; without an upper end beyond an hour, where nobody can promise one. */
export type Told = { readonly lowMinutes: number; readonly highMinutes: number | null };

const STEP = 5;
const HOUR = 60;

/** The interval, widened to fives; beyond an hour no upper bound is promised. */
export function toldOf({ low, high }: Estimate): Told {
  const lowMinutes = Math.floor(low / MINUTE / STEP) * STEP;
  const highMinutes = Math.ceil(high / MINUTE / STEP) * STEP;
  return lowMinutes >= HOUR ? { lowMinutes: HOUR, highMinutes: null } : { lowMinutes, highMinutes };
}
