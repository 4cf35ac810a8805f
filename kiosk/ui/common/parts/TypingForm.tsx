import { Keyboard } from '@turno25/shared/ui/Keyboard.tsx';
import { typeKey } from '@turno25/shared/ui/keys.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Field } from '@turno25/shared/ui/kit/Field.tsx';
import type { FormEvent, ReactNode } from 'react';
import styles from './TypingForm.module.css';

type Props = {
  readonly label: string;
  /** What helps to write it. */
  readonly hint: string;
  readonly value: string;
  /** What is shown instead of the value: a RUN with its dots. */
  readonly shown?: string;
  readonly keys: readonly (readonly string[])[];
  /** Few large keys stand beside what is written on a wide screen. */
  readonly keypad?: boolean;
  readonly multiline?: boolean;
  /** What is written is said in headphones only. */
  readonly personal?: boolean;
  readonly longest: number;
  readonly trouble?: string | null;
  readonly onChange: (value: string) => void;
  readonly onSubmit: () => void;
  /** The button that goes on; a search needs none. */
  readonly submit?: string;
  /** What is found while writing. */
  readonly children?: ReactNode;
  /** Other ways on, after the button. */
  readonly others?: ReactNode;
};

/** Something to write, with the keyboard that fits it; a physical keyboard or keypad writes here as well. */
export function TypingForm(props: Props) {
  const {
    label,
    hint,
    value,
    shown = value,
    keys,
    keypad = false,
    multiline = false,
    personal = false,
    longest,
    trouble = null,
  } = props;
  const { onChange, onSubmit, submit, children, others } = props;
  const field = {
    value: shown,
    maxLength: longest + 8,
    autoComplete: 'off',
    spellCheck: false,
    inputMode: 'none' as const,
  };
  return (
    <form
      className={keypad ? styles.keypadForm : styles.form}
      data-keypad={keypad}
      data-private={personal || undefined}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <div className={styles.written}>
        <Field labelHidden live label={label} help={trouble === null ? hint : undefined} error={trouble}>
          {(control) =>
            multiline ? (
              <textarea {...field} {...control} rows={3} onChange={(event) => onChange(event.target.value)} />
            ) : (
              <input {...field} {...control} type="text" onChange={(event) => onChange(event.target.value)} />
            )
          }
        </Field>
      </div>
      <div className={styles.found}>{children}</div>
      <div className={styles.keys}>
        <Keyboard rows={keys} onKey={(key) => onChange(typeKey(value, key))} />
      </div>
      {(submit !== undefined || others !== undefined) && (
        <div className={styles.actions}>
          {submit !== undefined && (
            <Button type="submit" look="primary" size="large">
              {submit}
            </Button>
          )}
          {others}
        </div>
      )}
    </form>
  );
}
