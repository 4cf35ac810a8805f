import styles from './Button.module.css';

/** `primary` is the one action that matters; `inline` stands among words; `card` is a whole answer. */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'inline' | 'card';
export type ButtonSize = 'usual' | 'large';

/** How whatever is pressed looks, be it a button or a link. */
export function buttonClass(look: ButtonLook, size: ButtonSize = 'usual'): string {
  return [styles.button, styles[look], size === 'large' ? styles.large : ''].join(' ').trim();
}
