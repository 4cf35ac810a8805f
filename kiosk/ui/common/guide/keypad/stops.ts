/** Where the keypad can stop: what is asked for now and, behind it, the foot. An open dialog hides both. */
const BUTTONS = 'button:not([aria-disabled="true"])';
const STOPS = `${BUTTONS}, input:enabled, textarea:enabled, a[href]`;
/** The simulated devices of whoever develops. */
const NOT_OF_THE_KIOSK = '[data-dock]';
/** Rows of an on-screen keyboard, where the arrows move up and down too. */
export const KEYBOARD = '[data-rows]';
const ROW = '[data-row]';
/** Of a box that gets the focus because somebody writes: what they wrote is told, not where. */
export const BY_WRITING = 'data-by-writing';

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** What is on screen to be read and answered: the open dialog, or the page's question. */
export function inSight(): Element | null {
  return document.querySelector('dialog[open]') ?? document.querySelector('main');
}

/** Every place the arrows visit, in the order of reading. */
function stops(): HTMLElement[] {
  const scope = document.querySelector('dialog[open]') ?? document;
  return [...scope.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop.checkVisibility({ visibilityProperty: true }) && stop.closest(NOT_OF_THE_KIOSK) === null,
  );
}

/**
 * The answers that have a number of their own: all buttons in sight but those of a keyboard. None where something is
 * written: a digit is a digit there, and the arrows reach the buttons.
 */
export function options(): HTMLElement[] {
  const scope = inSight();
  if (scope === null || textBox() !== null) return [];
  return [...scope.querySelectorAll<HTMLElement>(BUTTONS)].filter(
    (button) => button.closest(KEYBOARD) === null && button.checkVisibility({ visibilityProperty: true }),
  );
}

/** The text box in sight, if there is one. */
export function textBox(): HTMLInputElement | HTMLTextAreaElement | null {
  return inSight()?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input:enabled, textarea:enabled') ?? null;
}

/** Whether what is written in a box is nobody else's to hear: a document's number. */
export function isPrivate(box: Element): boolean {
  return box.closest('[data-private]') !== null;
}

/** Where an arrow leads from where the focus is. */
export function neighbour(arrow: Arrow): HTMLElement | null {
  const all = stops();
  const from = document.activeElement;
  const vertical = arrow === 'ArrowUp' || arrow === 'ArrowDown';
  const forward = arrow === 'ArrowDown' || arrow === 'ArrowRight';
  if (vertical && from instanceof HTMLElement) {
    const inKeyboard = otherRow(from, forward);
    if (inKeyboard !== null) return inKeyboard;
  }
  const here = all.indexOf(from as HTMLElement);
  if (here < 0) return (forward ? all[0] : all.at(-1)) ?? null;
  return all[(here + (forward ? 1 : -1) + all.length) % all.length] ?? null;
}

/** The key above or below on a keyboard; null outside one, and beyond its first and last rows. */
function otherRow(from: HTMLElement, forward: boolean): HTMLElement | null {
  const row = from.closest(ROW);
  const target = forward ? row?.nextElementSibling : row?.previousElementSibling;
  if (row === null || !(target instanceof HTMLElement) || !target.matches(ROW)) return null;
  const column = [...row.children].indexOf(from);
  const share = column / Math.max(1, row.children.length - 1);
  return target.children[Math.round(share * (target.children.length - 1))] as HTMLElement;
}

/** Writes into a text box as a person's key would. It gets the focus, since what a dead key composes goes only there. */
export function write(box: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  if (document.activeElement !== box) {
    box.toggleAttribute(BY_WRITING, true);
    box.focus({ preventScroll: true });
    box.removeAttribute(BY_WRITING);
  }
  const prototype = box instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(box, box.value + text);
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
