import type { CSSProperties, ReactNode } from 'react';
import styles from './Stat.module.css';

type Props = {
  /** As many as there are figures unless it says so. */
  readonly columns?: number;
  readonly children: ReactNode;
};

/** Figures side by side. */
export function StatList({ columns, children }: Props) {
  if (columns === undefined) return <dl className={styles.list}>{children}</dl>;
  return (
    <dl className={`${styles.list} ${styles.columns}`} style={{ '--columns': columns } as CSSProperties}>
      {children}
    </dl>
  );
}
