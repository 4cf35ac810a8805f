import type { Instant } from '../domain/ids.ts';
import type { Language } from '../i18n/languages.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  name: string,
  zone: string | undefined,
  options: Intl.DateTimeFormatOptions,
  locale = 'es-CL',
): Intl.DateTimeFormat {
  const key = `${name} ${zone}`;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(locale, zone === undefined ? options : { ...options, timeZone: zone });
    formats.set(key, found);
  }
  return found;
}

/** `09:05`, in the branch's own zone; in the machine's where the branch's is not known. */
export function clockTime(instant: Instant, zone: string | undefined): string {
  return format('time', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}

/** `domingo, 22 de noviembre`, in the branch's own zone; `Sunday, 22 November` in English. Browsers know no other of our languages. */
export function longDate(instant: Instant, zone: string, language: Language = 'es-CL'): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return format(`long ${language}`, zone, options, language === 'en' ? 'en-GB' : 'es-CL').format(instant);
}

/** `domingo 22 de noviembre de 2026`, in the branch's own zone: for whoever must see at once that a date is wrong. */
export function fullDate(instant: Instant, zone: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return format('full', zone, options).format(instant).replace(',', '');
}

/** `22-11-2026`, as on paper. */
export function numericDate(instant: Instant, zone: string): string {
  return format('short', zone, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(instant);
}
