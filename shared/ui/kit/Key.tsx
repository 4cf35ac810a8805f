import styles from './Key.module.css';

/** A key as it is drawn on the keyboard. Readers hear it from `aria-keyshortcuts` of the button instead. */
export function Key({ name }: { readonly name: string }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a drawing of a key is not focusable
    <kbd className={styles.key} aria-hidden="true">
      {name}
    </kbd>
  );
}
