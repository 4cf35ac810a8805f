import type { Instant, Millis } from '@turno25/shared/domain/ids.ts';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';

const SECOND_MS = 1_000;
const MINUTE_S = 60;
const HOUR_S = 3_600;

/** Time passed since an instant of the wire; never negative, even when the clocks disagree by a moment. */
export function since(iso: string, now: Instant): Millis {
  return Math.max(0, now - Date.parse(iso));
}

/** A running span: `4:12`, `1:04:12`. */
export function running(span: Millis): string {
  const seconds = Math.floor(Math.max(0, span) / SECOND_MS);
  const hours = Math.floor(seconds / HOUR_S);
  const minutes = Math.floor((seconds % HOUR_S) / MINUTE_S);
  const rest = pad(seconds % MINUTE_S);
  return hours > 0 ? `${hours}:${pad(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** Whole minutes that have passed: a wait of 25:59 is still its 25th minute. */
export function wholeMinutes(span: Millis): number {
  return Math.floor(Math.max(0, span) / (MINUTE_S * SECOND_MS));
}

/** What a clock on the wall would show in the branch. */
export function wallTime(instant: Instant, zone: string): string {
  return clockTime(instant, zone);
}

/** A business date in words: `viernes 20 de noviembre`. */
export function dateInWords(date: string): string {
  return new Intl.DateTimeFormat('es-CL', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })
    .format(Date.parse(`${date}T00:00:00.000Z`))
    .replace(',', '');
}

/** A month in words: `noviembre de 2026` of `2026-11`. */
export function monthInWords(month: string): string {
  return new Intl.DateTimeFormat('es-CL', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
    Date.parse(`${month}-15T00:00:00.000Z`),
  );
}

/** The same where there is little room: `vie 20 nov`. */
export function shortDate(date: string): string {
  return new Intl.DateTimeFormat('es-CL', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })
    .format(Date.parse(`${date}T00:00:00.000Z`))
    .replace(/[,.]/g, '');
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
