/** What a control still asks for, in codes: whoever shows it has the words. */
export type Unmet = {
  /** What the control is called on the screen. */
  readonly label: string;
  readonly kind: 'choose' | 'write' | 'short' | 'wrong';
  /** Fewest characters, where it is too short. */
  readonly least: number;
};

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * The first control of a form that does not hold what it must, or `null`. The form itself is `noValidate`: a browser's
 * own bubble speaks the browser's language, vanishes after seconds, and is read by no screen reader twice.
 */
export function firstUnmet(form: HTMLFormElement): { readonly control: Control; readonly unmet: Unmet } | null {
  const control = form.querySelector<Control>('input:invalid, textarea:invalid, select:invalid');
  if (control === null) return null;
  return {
    control,
    unmet: { label: labelOf(control), kind: kindOf(control), least: 'minLength' in control ? control.minLength : 0 },
  };
}

function kindOf(control: Control): Unmet['kind'] {
  const { valueMissing, tooShort } = control.validity;
  if (valueMissing) return control.type === 'radio' || control.type === 'select-one' ? 'choose' : 'write';
  return tooShort ? 'short' : 'wrong';
}

function labelOf(control: Control): string {
  const legend = control.type === 'radio' ? control.closest('fieldset')?.querySelector('legend') : null;
  return (legend ?? control.labels?.[0])?.textContent?.trim() ?? '';
}
