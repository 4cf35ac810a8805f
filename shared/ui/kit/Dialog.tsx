import { type ReactNode, useId } from 'react';
import styles from './Dialog.module.css';
import { useModal } from './useModal.ts';

type Props = {
  readonly title: string;
  /** Escape on a keyboard: the same as the answer that changes least. */
  readonly onEscape: () => void;
  readonly children: ReactNode;
};

/** A question over the page, which rests meanwhile: a few words and the answers to them. */
export function Dialog({ title, onEscape, children }: Props) {
  const dialog = useModal(() => dialog.current?.querySelector('button') ?? null);
  const heading = useId();
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onEscape();
      }}
    >
      <h2 id={heading} className={styles.title}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
