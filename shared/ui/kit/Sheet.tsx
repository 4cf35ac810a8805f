import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import styles from './Sheet.module.css';
import { firstUnmet, type Unmet } from './unmet.ts';
import { useModal } from './useModal.ts';
import { walkByDigit } from './walk.ts';

export type SheetProps = {
  readonly title: string;
  readonly lead?: string | undefined;
  /** What the finishing button says; without it the sheet only informs. */
  readonly action?: string | undefined;
  /** What the way back says. */
  readonly back: string;
  readonly busy?: boolean;
  readonly trouble?: string | null;
  /** The sentence for what a control still asks for when the sheet is finished too early. */
  readonly unmetWords: (unmet: Unmet) => string;
  readonly onSubmit?: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/**
 * A small form over the page, which rests meanwhile. Digits choose, Enter or F2 finishes, Esc goes back; the focus stays
 * inside, and returns to where it was.
 */
export function Sheet({
  title,
  lead,
  action,
  back,
  busy = false,
  trouble = null,
  unmetWords,
  onSubmit,
  onClose,
  children,
}: SheetProps) {
  const form = useRef<HTMLFormElement>(null);
  const dialog = useModal(() => firstControl(form.current));
  const heading = useId();
  const [unmet, setUnmet] = useState<Unmet | null>(null);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (busy || form.current === null) return;
    const first = firstUnmet(form.current);
    setUnmet(first?.unmet ?? null);
    first?.control.focus();
    if (first === null) onSubmit?.();
  }

  function press(event: KeyboardEvent): void {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || form.current === null) return;
    if (event.key === 'F2' && action !== undefined) {
      event.preventDefault();
      form.current.requestSubmit();
    }
    const writing =
      event.target instanceof HTMLElement && event.target.closest('input[type="text"], textarea') !== null;
    if (!writing && /^[1-9]$/.test(event.key) && walkByDigit(form.current, Number(event.key))) event.preventDefault();
  }

  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={submit}
        onKeyDown={press}
        onInput={() => setUnmet(null)}
      >
        <div>
          <h2 id={heading} className={styles.title}>
            {title}
          </h2>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </div>
        <div className={styles.body}>{children}</div>
        <p className={styles.trouble} role="alert">
          {unmet === null ? trouble : unmetWords(unmet)}
        </p>
        <div className={styles.foot}>
          <Button shortcut="Esc" onPress={onClose}>
            {back}
          </Button>
          {action !== undefined && (
            <Button type="submit" look="primary" shortcut="F2" busy={busy}>
              {action}
            </Button>
          )}
        </div>
      </form>
    </dialog>
  );
}

/** Where a form begins: at the choice already made, at the first control to fill in, or at the way back. */
function firstControl(form: HTMLFormElement | null): HTMLElement | null {
  const find = (selector: string) => form?.querySelector<HTMLElement>(selector) ?? null;
  return find('fieldset[data-choice] input:checked') ?? find('input:enabled') ?? find('button');
}
