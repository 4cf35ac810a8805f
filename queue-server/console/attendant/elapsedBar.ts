import type { Millis } from '@turno25/shared/domain/ids.ts';

export type ElapsedBar = { readonly filled: number; readonly usualAt: number };

/** Elapsed against usual, in percent of a bar that holds twice the usual, or more when it takes longer. */
export function elapsedBar(elapsed: Millis, usualSeconds: number): ElapsedBar {
  const usual = Math.max(1, usualSeconds) * 1_000;
  const whole = Math.max(2 * usual, elapsed);
  return { filled: (elapsed / whole) * 100, usualAt: (usual / whole) * 100 };
}
