import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Icon } from '../Icon.tsx';
import styles from './Field.module.css';

/** What a control needs so that its label, help and error are read with it. */
type FieldControl = {
  readonly id: string;
  readonly className: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
};

/** What every field says around its control. */
export type FieldWords = {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | null | undefined;
};

type Props = FieldWords & {
  /** For readers only, where the question above says it already. */
  readonly labelHidden?: boolean;
  /** Help and error are told when they change. */
  readonly live?: boolean;
  readonly children: (control: FieldControl) => ReactNode;
};

/** A control with its label above, and below it how to fill it in and what is wrong with it. */
export function Field({ label, labelHidden = false, live = false, help, error, children }: Props) {
  const id = useId();
  const wrong = error !== undefined && error !== null && error !== '';
  const described = [help === undefined ? null : `${id}-help`, wrong ? `${id}-error` : null].filter(
    (part) => part !== null,
  );
  return (
    <div className={styles.field}>
      <label className={labelHidden ? 'visually-hidden' : styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        className: styles.control ?? '',
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': wrong || undefined,
      })}
      <div className={styles.words} role={live ? 'status' : undefined}>
        {help !== undefined && (
          <p id={`${id}-help`} className={styles.help}>
            {help}
          </p>
        )}
        {wrong && (
          <p id={`${id}-error`} className={styles.error}>
            <Icon of={CircleAlert} size={20} />
            {error}
          </p>
        )}
      </div>
    </div>
  );
}
