import styles from './Badge.module.css';

type BadgeKind = 'plain' | 'strong' | 'off' | 'warning' | 'stop';

type Props =
  | { readonly kind?: BadgeKind; readonly label: string }
  /** Only a letter, where there is room for no more; readers and pointers get the word. */
  | { readonly letter: string; readonly label: string };

/** A state in a word, or in one letter. */
export function Badge(props: Props) {
  if ('letter' in props) {
    return (
      <span className={styles.letter} title={props.label}>
        <span aria-hidden="true">{props.letter}</span>
        <span className="visually-hidden">{props.label}</span>
      </span>
    );
  }
  const { kind = 'plain', label } = props;
  return <span className={kind === 'plain' ? styles.badge : `${styles.badge} ${styles[kind]}`}>{label}</span>;
}
