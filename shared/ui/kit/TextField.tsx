import type { ComponentProps } from 'react';
import { Field, type FieldWords } from './Field.tsx';

type Own = FieldWords & { readonly value: string; readonly onChange: (value: string) => void };
type Props = Own & Omit<ComponentProps<'input'>, keyof Own | 'id' | 'className'>;

/** One line to write: words, a date, an hour, a secret. */
export function TextField({ label, help, error, value, onChange, type = 'text', ...rest }: Props) {
  return (
    <Field label={label} help={help} error={error}>
      {(control) => (
        <input {...rest} {...control} type={type} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
