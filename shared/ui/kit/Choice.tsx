import { useId } from 'react';
import styles from './Choice.module.css';
import { Key } from './Key.tsx';

export type Option = { readonly value: string; readonly label: string; readonly detail?: string };

type Props = {
  readonly legend: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly columns?: boolean;
  /** For long lists: they scroll in a box of their own, so that what follows stays in sight. */
  readonly long?: boolean;
  readonly disabled?: boolean;
  readonly onChoose: (value: string) => void;
};

const LAST_DIGIT = 9;

/** One choice among few, each with its digit. */
export function Choice({ legend, options, value, columns = false, long = false, disabled = false, onChoose }: Props) {
  const name = useId();
  return (
    <fieldset className={columns ? `${styles.group} ${styles.columns}` : styles.group} data-choice>
      <legend>{legend}</legend>
      <div className={long ? `${styles.options} ${styles.long}` : styles.options}>
        {options.map((option, index) => (
          <label key={option.value} className={styles.choice}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={disabled}
              required
              onChange={() => onChoose(option.value)}
            />
            <span className={styles.text}>
              {option.label}
              {option.detail !== undefined && <span className={styles.detail}> · {option.detail}</span>}
            </span>
            {index < LAST_DIGIT && <Key name={String(index + 1)} />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
