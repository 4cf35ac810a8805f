import type { Change, Pair } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { percentText } from '@turno25/shared/ui/percent.ts';

const whole = new Intl.NumberFormat('es-CL');
const decimal = new Intl.NumberFormat('es-CL', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat('es-CL', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

/** A share as it is read, rounded down; a dash over nobody. */
export function share({ n, d }: Pair): string {
  return percentText({ numerator: n, denominator: d, percent: null });
}

export function number(value: number): string {
  return whole.format(value);
}

export function oneDecimal(value: number): string {
  return decimal.format(value);
}

/** Of how many. */
export function ofHowMany({ n, d }: Pair): string {
  return say('national.of', { n: number(n), d: number(d) });
}

/** A mean wait in whole minutes; a dash of nobody's. */
export function minutes({ n, d }: Pair): string {
  return d === 0 ? '—' : say('national.minutes', { minutes: number(Math.round(n / d / 60_000)) });
}

export function hours(ms: number): string {
  return say('national.hours', { hours: number(Math.round(ms / 3_600_000)) });
}

/** A change in points with its interval. */
export function points({ difference, low, high }: Change): string {
  const of = (value: number): string => signed.format(value * 100);
  return say('national.points', { difference: of(difference), low: of(low), high: of(high) });
}

/** A day in full words. */
export function dayWords(date: string): string {
  return new Intl.DateTimeFormat('es-CL', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
}

/** A day in few. */
export function shortDay(date: string): string {
  return new Intl.DateTimeFormat('es-CL', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T12:00:00Z`));
}
