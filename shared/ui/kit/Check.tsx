import styles from './Choice.module.css';

type Props = {
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** One thing that is so or not; its whole row is the target. */
export function Check({ label, checked, disabled = false, onChange }: Props) {
  return (
    <label className={styles.choice}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles.text}>{label}</span>
    </label>
  );
}
