import type { ReactNode } from 'react';
import styles from './Stat.module.css';

type Props = {
  readonly label: string;
  readonly value: ReactNode;
  /** What the figure was computed from. */
  readonly detail?: string;
  /** `line`: name and figure on one line, among many. `stack`: a figure that is looked at by itself. */
  readonly form?: 'line' | 'stack';
  /** The one among several that counts. */
  readonly strong?: boolean;
};

/** A figure with its name, inside a `StatList`. */
export function Stat({ label, value, detail, form = 'line', strong = false }: Props) {
  return (
    <div className={styles[form]} data-strong={strong}>
      <dt>{label}</dt>
      <dd className={styles.value}>{value}</dd>
      {detail !== undefined && <dd className={styles.detail}>{detail}</dd>}
    </div>
  );
}
