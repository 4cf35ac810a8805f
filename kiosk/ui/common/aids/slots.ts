import type { Aids } from './aids.ts';

/** Answers in sight at most, the pager or "another" included. */
const SLOTS = 6;
const SLOTS_IN_LOW_REACH = 5;
const SLOTS_WITH_LARGE_TEXT = 4;

/** How many answers fit in the part of the screen that the hand reaches. */
export function slotsFor({ text, reach }: Aids): number {
  if (text > 1) return SLOTS_WITH_LARGE_TEXT;
  return reach === 'low' ? SLOTS_IN_LOW_REACH : SLOTS;
}
