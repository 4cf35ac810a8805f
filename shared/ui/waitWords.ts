import type { ExpectedWaitView } from '../contracts/primitives.ts';
import { say as saySpanish, type Translate } from '../i18n/messages.ts';

/** The expected wait as part of a sentence: "entre 10 y 20 minutos". */
export function waitWords(wait: ExpectedWaitView, say: Translate = saySpanish): string {
  return words(wait, 'wait.', say);
}

/** The expected wait where there is little room: "10 a 20 min". */
export function waitShort(wait: ExpectedWaitView, say: Translate = saySpanish): string {
  return words(wait, 'wait.short.', say);
}

function words(
  { lowMinutes: low, highMinutes: high }: ExpectedWaitView,
  prefix: 'wait.' | 'wait.short.',
  say: Translate,
): string {
  if (high === null) return say(`${prefix}overAnHour`);
  if (high === 0) return say(`${prefix}none`);
  if (low === high) return say(`${prefix}about`, { low });
  if (low === 0) return say(`${prefix}upTo`, { high });
  return say(`${prefix}between`, { low, high });
}
