import type { Translate } from '@turno25/shared/i18n/messages.ts';

/** Signs that a voice would pass over, by their names. */
const SIGNS = {
  ' ': 'kiosk.voice.sign.space',
  '.': 'kiosk.voice.sign.stop',
  ',': 'kiosk.voice.sign.comma',
  '-': 'kiosk.voice.sign.hyphen',
  '?': 'kiosk.voice.sign.question',
  '¿': 'kiosk.voice.sign.openQuestion',
  '!': 'kiosk.voice.sign.exclamation',
  '¡': 'kiosk.voice.sign.openExclamation',
  ':': 'kiosk.voice.sign.colon',
  ';': 'kiosk.voice.sign.semicolon',
  '@': 'kiosk.voice.sign.at',
  '/': 'kiosk.voice.sign.slash',
  _: 'kiosk.voice.sign.underscore',
} as const;

/** What is written, sign by sign, so that a number can be checked by ear. */
export function spelled(text: string, say: Translate): string {
  return Array.from(text, (sign) => nameOf(sign, say)).join(', ');
}

/**
 * What a change in a text box sounds like: the sign that came, or the one that went (EN 301 549, 5.1.3.3 and 8.3.4). Null
 * when nothing changed. `aloud` false: only how much is written, since others hear it too (5.1.3.4).
 */
export function typedWords(before: string, after: string, aloud: boolean, say: Translate): string | null {
  if (before === after) return null;
  const [was, is] = [bare(before), bare(after)];
  // Dots and hyphens that the screen puts into a RUN by itself come and go unheard.
  const [from, to] = was === is ? [before, after] : [was, is];
  if (!aloud) return howMuch(after, say);
  if (to.startsWith(from)) return spelled(to.slice(from.length), say);
  if (from.startsWith(to)) return say('kiosk.voice.erased', { name: spelled(from.slice(to.length), say) });
  return to === '' ? say('kiosk.voice.empty') : spelled(to, say);
}

/** How much is written, for who is heard by others. */
export function howMuch(text: string, say: Translate): string {
  return say('kiosk.voice.written', { count: bare(text).length });
}

/** Letters and digits alone. */
function bare(text: string): string {
  return text.replace(/[.\-\s]/g, '');
}

function nameOf(sign: string, say: Translate): string {
  return Object.hasOwn(SIGNS, sign) ? say(SIGNS[sign as keyof typeof SIGNS]) : sign;
}
