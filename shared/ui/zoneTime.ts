import { type BranchZone, readZone } from '../contracts/branchZone.ts';
import type { Instant } from '../domain/ids.ts';
import type { Language } from '../i18n/languages.ts';

const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat | null>();
/** The branch's own zone, as its server last told it. A page is of one branch. */
let learned: BranchZone | null = null;

/** Takes down what the server says of the branch's zone (`contracts/branchZone.ts`). */
export function learnZone(text: string): void {
  learned = readZone(text) ?? learned;
}

/**
 * An instant in a zone; where none is named, in the branch's, and before any answer of its server in the machine's. A
 * browser older than the zone reckons with the offsets that the server told.
 */
function said(
  instant: Instant,
  name: string,
  zone: string | undefined,
  options: Intl.DateTimeFormatOptions,
  locale = 'es-CL',
): string {
  const wanted = zone ?? learned?.name;
  const own = format(`${name} ${wanted}`, locale, wanted === undefined ? options : { ...options, timeZone: wanted });
  if (own !== null) return own.format(instant);
  const known = learned !== null && learned.name === wanted ? learned : null;
  const plain = format(`${name} UTC`, locale, { ...options, timeZone: 'UTC' });
  if (known !== null && plain !== null) return plain.format(instant + minutesAt(instant, known) * MINUTE);
  return new Intl.DateTimeFormat(locale, options).format(instant);
}

/** Null where the browser does not know the zone. */
function format(key: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | null {
  let found = formats.get(key);
  if (found === undefined) {
    try {
      found = new Intl.DateTimeFormat(locale, options);
    } catch {
      found = null;
    }
    formats.set(key, found);
  }
  return found;
}

function minutesAt(instant: Instant, { offsets }: BranchZone): number {
  let minutes = offsets[0]?.minutes ?? 0;
  for (const offset of offsets) if (offset.from <= instant) minutes = offset.minutes;
  return minutes;
}

/** `09:05`, in the branch's own zone. */
export function clockTime(instant: Instant, zone: string | undefined): string {
  return said(instant, 'time', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `domingo, 22 de noviembre`, in the branch's own zone; `Sunday, 22 November` in English. Browsers know no other of our languages. */
export function longDate(instant: Instant, zone: string, language: Language = 'es-CL'): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return said(instant, `long ${language}`, zone, options, language === 'en' ? 'en-GB' : 'es-CL');
}

/** `domingo 22 de noviembre de 2026`, in the branch's own zone: for whoever must see at once that a date is wrong. */
export function fullDate(instant: Instant, zone: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return said(instant, 'full', zone, options).replace(',', '');
}

/** `22-11-2026`, as on paper. */
export function numericDate(instant: Instant, zone: string): string {
  return said(instant, 'short', zone, { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** `2026-11-22`, the date on the branch's calendar. */
export function isoDate(instant: Instant, zone: string): string {
  return numericDate(instant, zone).split('-').reverse().join('-');
}

/**
 * The instant of a date and an hour of the branch's (`2026-11-22`, `09:05`). An hour that the clocks skip is taken as much
 * later as they skip; one that happens twice, the first time.
 */
export function instantOf(date: string, time: string, zone: string): Instant {
  // Before any answer of the branch's server: by the machine's own zone.
  if (learned === null || learned.name !== zone) return new Date(`${date}T${time}:00`).getTime();
  const of = learned;
  const wall = Date.parse(`${date}T${time}:00.000Z`);
  const fits = of.offsets
    .map(({ minutes }) => ({ minutes, instant: wall - minutes * MINUTE }))
    .filter(({ minutes, instant }) => minutesAt(instant, of) === minutes)
    .map(({ instant }) => instant);
  if (fits.length > 0) return Math.min(...fits);
  const ahead = Math.max(...of.offsets.map(({ minutes }) => minutes));
  return wall - minutesAt(wall - ahead * MINUTE, of) * MINUTE;
}
