import { say } from '@turno25/shared/i18n/messages.ts';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import controls from './controls.module.css';
import { Key } from './Key.tsx';
import styles from './sheet.module.css';
import { walkByDigit } from './walk.ts';

type Props = {
  readonly title: string;
  readonly lead?: string;
  /** What the finishing button says; without it the sheet only informs. */
  readonly action?: string;
  readonly busy?: boolean;
  readonly trouble?: string | null;
  readonly onSubmit?: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A small form at the side of the desk. Digits choose, Enter or F2 finishes, Esc goes back. */
export function Sheet({ title, lead, action, busy = false, trouble = null, onSubmit, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    firstControl(form.current)?.focus();
    return () => shown?.close();
  }, []);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!busy) onSubmit?.();
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
      <form ref={form} className={styles.form} onSubmit={submit} onKeyDown={press}>
        <div>
          <h2 id={heading} className={styles.title}>
            {title}
          </h2>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </div>
        <div className={styles.body}>{children}</div>
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
        <div className={styles.foot}>
          <button type="button" className={controls.secondary} onClick={onClose}>
            <span className={controls.label}>
              {action === undefined ? say('console.sheet.close') : say('console.sheet.back')}
            </span>
            <Key name="Esc" />
          </button>
          {action !== undefined && (
            <button type="submit" className={controls.primary} aria-disabled={busy} aria-keyshortcuts="F2">
              <span className={controls.label}>{action}</span>
              <Key name="F2" />
            </button>
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
