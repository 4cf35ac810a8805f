/**
 * Walks a form by digits: the digit chooses in the group where the focus is (or the first one), and the focus goes on
 * to the next group, or to the button that finishes. Answers whether the digit was of use.
 */
export function walkByDigit(form: HTMLFormElement, digit: number): boolean {
  const groups = [...form.querySelectorAll<HTMLFieldSetElement>('fieldset[data-choice]')];
  const here = document.activeElement?.closest<HTMLFieldSetElement>('fieldset[data-choice]');
  const index = Math.max(0, here ? groups.indexOf(here) : 0);
  const choice = groups[index]?.querySelectorAll<HTMLInputElement>('input:enabled')[digit - 1];
  if (choice === undefined) return false;
  choice.click();
  const next = groups[index + 1]?.querySelector<HTMLInputElement>('input:checked, input:enabled');
  (next ?? form.querySelector<HTMLButtonElement>('button[type="submit"]'))?.focus();
  return true;
}
