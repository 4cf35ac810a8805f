import type { RatioView } from '@turno25/shared/contracts/primitives.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

const MINUTE_MS = 60_000;

/** The quarter of a date, as the API names it: `2026-Q4`. */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1}`;
}

/** Whole minutes that it worked and that it should have; of the latter the rest counts too, so that less is never shown as all. */
export function minutesText({ numerator, denominator }: RatioView): string {
  return say('availability.minutes', {
    worked: Math.floor(numerator / MINUTE_MS),
    of: Math.ceil(denominator / MINUTE_MS),
  });
}
