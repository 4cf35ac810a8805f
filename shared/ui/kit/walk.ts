import { flushSync } from 'react-dom';

/**
 * Walks a form by digits: the digit chooses in the group where the focus is (or the first one), and the focus goes on
 * to the next group, or to the button that finishes. Answers whether the digit was of use.
 */
export function walkByDigit(form: HTMLFormElement, digit: number): boolean {
  const groups = groupsOf(form);
  const here = document.activeElement?.closest<HTMLFieldSetElement>('fieldset[data-choice]');
  const index = Math.max(0, here ? groups.indexOf(here) : 0);
  const choice = groups[index]?.querySelectorAll<HTMLInputElement>('input:enabled')[digit - 1];
  if (choice === undefined) return false;
  // What is chosen may put other options into the next group: the focus must not go to one that is about to leave.
  flushSync(() => choice.click());
  const next = groupsOf(form)[index + 1]?.querySelector<HTMLInputElement>('input:checked, input:enabled');
  (next ?? form.querySelector<HTMLButtonElement>('button[type="submit"]'))?.focus();
  return true;
}

function groupsOf(form: HTMLFormElement): HTMLFieldSetElement[] {
  return [...form.querySelectorAll<HTMLFieldSetElement>('fieldset[data-choice]')];
}
