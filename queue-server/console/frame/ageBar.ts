import type { Millis } from '@turno25/shared/domain/ids.ts';

/** The limit stands at this share of every bar, so that the limits of all bars form one line. */
export const LIMIT_AT = 62.5;

export type AgeBarView = { readonly within: number; readonly beyond: number };

/** A wait as two lengths in percent of the bar: up to the limit, and beyond it. */
export function ageBar(age: Millis, limit: Millis): AgeBarView {
  const share = (Math.max(0, age) / limit) * LIMIT_AT;
  return { within: Math.min(share, LIMIT_AT), beyond: Math.max(0, Math.min(share, 100) - LIMIT_AT) };
}
