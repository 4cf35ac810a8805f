import type { Instant } from '../domain/ids.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(name: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${zone}`;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat('es-CL', { ...options, timeZone: zone });
    formats.set(key, found);
  }
  return found;
}

/** `09:05`, in the branch's own zone. */
export function clockTime(instant: Instant, zone: string): string {
  return format('time', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}

/** `domingo, 22 de noviembre`, in the branch's own zone. */
export function longDate(instant: Instant, zone: string): string {
  return format('long', zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(instant);
}

/** `22-11-2026`, as on paper. */
export function shortDate(instant: Instant, zone: string): string {
  return format('short', zone, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(instant);
}
