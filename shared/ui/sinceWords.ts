import { say } from '../i18n/messages.ts';
import { clockTime, isoDate, numericDate } from './zoneTime.ts';

/** Since when, in the branch's own zone: `las 09:05` of today, and with its date what is of another day. UTC ms. */
export function sinceWords(instant: number, now: number, zone: string): string {
  const time = clockTime(instant, zone);
  return isoDate(instant, zone) === isoDate(now, zone)
    ? say('availability.when.today', { time })
    : say('availability.when.before', { date: numericDate(instant, zone), time });
}
