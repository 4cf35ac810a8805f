import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { Translate } from '@turno25/shared/i18n/messages.ts';
import { spokenCode } from '@turno25/shared/i18n/spoken/spanish.ts';
import { inSight, isPrivate, KEYBOARD, options, textBox } from './keypad/stops.ts';
import { howMuch, spelled } from './typedWords.ts';

/** Not read with the screen: keyboards (each key is read when it is reached) and what is marked as too long to listen to. */
const UNREAD = `${KEYBOARD}, [data-unread], [aria-hidden="true"]`;
const TICKET_NUMBER = /\b[A-Z]{1,3}-\d{3,6}\b/g;

/**
 * The screen in words: what is written, in its order, each answer with its number; where something is to be written, how.
 * `privately`: nobody else hears it.
 */
export function screenWords(say: Translate, language: Language, privately: boolean): string {
  const scope = inSight();
  if (scope === null) return '';
  const numbered = options();
  const words: string[] = [];
  collect(scope, (text, button) => {
    const index = button === null ? -1 : numbered.indexOf(button);
    if (index < 0 && button !== null) return;
    words.push(index < 0 ? sentence(text) : say('kiosk.voice.option', { index: index + 1, name: withoutStop(text) }));
  });
  const box = textBox();
  if (box !== null) words.push(say(isPrivate(box) && !privately ? 'kiosk.voice.writingQuiet' : 'kiosk.voice.writing'));
  return spoken(words.join(' '), language);
}

/** One answer or key in words, when the focus reaches it. */
export function stopWords(stop: Element, say: Translate, language: Language, privately: boolean): string {
  const name = nameOf(stop);
  const index = options().indexOf(stop as HTMLElement);
  if (index >= 0) return spoken(say('kiosk.voice.option', { index: index + 1, name: withoutStop(name) }), language);
  if (stop instanceof HTMLInputElement || stop instanceof HTMLTextAreaElement) {
    const written = isPrivate(stop) && !privately ? howMuch(stop.value, say) : spelled(stop.value, say);
    return `${sentence(name)} ${written}`;
  }
  return stop.closest(KEYBOARD) === null ? spoken(name, language) : say('kiosk.voice.key', { name });
}

/** Numbers of turns letter by letter and digit by digit, as the hall's voice says them. */
export function spoken(text: string, language: Language): string {
  return text.replace(TICKET_NUMBER, (number) =>
    language === 'es-CL' || language === 'arn' ? spokenCode(number) : Array.from(number.replace('-', '')).join(' '),
  );
}

function collect(node: Element, found: (text: string, button: HTMLElement | null) => void): void {
  if (node.matches(UNREAD) || !node.checkVisibility({ visibilityProperty: true })) return;
  if (node.matches('button, [role="img"], input, textarea')) {
    const text = nameOf(node);
    if (text !== '') found(text, node instanceof HTMLButtonElement ? node : null);
    return;
  }
  const children = [...node.children].filter((child) => !INLINE.has(child.tagName));
  if (children.length === 0) {
    const text = written(node);
    if (text !== '') found(text, null);
    return;
  }
  for (const child of node.children) collect(child, found);
}

const INLINE: ReadonlySet<string> = new Set(['SPAN', 'ABBR', 'TIME', 'B', 'STRONG', 'EM']);

function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    return tidy(element.labels?.[0]?.textContent ?? '');
  }
  return written(element);
}

/** Its text as it is seen: what stands on lines or in places of its own is a sentence of its own. */
function written(element: Element): string {
  return tidy(element instanceof HTMLElement ? element.innerText.replace(/\n+/g, '. ') : element.textContent);
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function sentence(text: string): string {
  return /[.!?…:]$/.test(text) ? text : `${text}.`;
}

/** The phrase for an answer brings a full stop of its own. */
function withoutStop(text: string): string {
  return text.replace(/\.$/, '').replace(/\.\. /g, '. ');
}
