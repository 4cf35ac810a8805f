import { Field, type FieldWords } from './Field.tsx';

type SelectOption = { readonly value: string; readonly label: string };

type Props = FieldWords & {
  readonly options: readonly SelectOption[];
  readonly value: string;
  readonly disabled?: boolean;
  /** Whether something other than an empty value has to be chosen. */
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
};

/** One among many that need not be in sight: the system's own list, which every hand and reader knows. */
export function Select({ label, help, error, options, value, disabled = false, required = false, onChange }: Props) {
  return (
    <Field label={label} help={help} error={error}>
      {(control) => (
        <select
          {...control}
          value={value}
          disabled={disabled}
          required={required}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
