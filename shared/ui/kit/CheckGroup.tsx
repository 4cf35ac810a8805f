import type { ReactNode } from 'react';
import styles from './Choice.module.css';

type Props = { readonly legend: string; readonly children: ReactNode };

/** Several things that may each be so, under one question. */
export function CheckGroup({ legend, children }: Props) {
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}
