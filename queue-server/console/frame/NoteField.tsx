import controls from './controls.module.css';
import styles from './sheet.module.css';

const LONGEST_NOTE = 500;

type Props = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };

/** A few words, if they help; stored encrypted. */
export function NoteField({ label, value, onChange }: Props) {
  return (
    <label className={styles.note}>
      {label}
      <input
        type="text"
        className={controls.input}
        autoComplete="off"
        maxLength={LONGEST_NOTE}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
