import styles from './Button.module.css';

/**
 * `primary` is the one action that matters; `inline` stands among words; `card` is a whole answer, `away` one that leads
 * elsewhere; `tool` is a drawing with its words, one of a row that is always there.
 */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'inline' | 'card' | 'away' | 'tool';
export type ButtonSize = 'usual' | 'large';

/** How whatever is pressed looks, be it a button or a link. */
export function buttonClass(look: ButtonLook, size: ButtonSize = 'usual'): string {
  const shape = look === 'away' ? `${styles.card} ${styles.away}` : styles[look];
  return [styles.button, shape, size === 'large' ? styles.large : ''].join(' ').trim();
}
