import type { Instant } from '../domain/ids.ts';
import type { Language } from '../i18n/languages.ts';
import type { Translate } from '../i18n/messages.ts';
import { clockTime, longDate, numericDate } from './zoneTime.ts';

/** When a closed branch opens again, as a sentence: "Abre el lunes, 23 de noviembre, a las 08:30." */
export function openingWords(
  opensAt: Instant,
  now: Instant,
  zone: string,
  say: Translate,
  language?: Language,
): string {
  const time = clockTime(opensAt, zone);
  const today = numericDate(opensAt, zone) === numericDate(now, zone);
  return today ? say('opens.today', { time }) : say('opens.on', { date: longDate(opensAt, zone, language), time });
}
