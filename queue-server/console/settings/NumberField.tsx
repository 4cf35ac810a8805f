import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';

type Props = {
  readonly label: string;
  readonly help?: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  /** Whether it may be left empty: then nothing is set. */
  readonly optional?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (value: number | undefined) => void;
};

/** A number as it is typed; only what is one, within its bounds, reaches the draft. */
export function NumberField({ label, help, value, min, max, optional = false, disabled = false, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === undefined ? '' : String(value));
  return (
    <TextField
      label={label}
      help={help}
      type="number"
      inputMode="decimal"
      min={min}
      max={max}
      step="any"
      required={!optional}
      disabled={disabled}
      value={shown}
      onChange={(next) => {
        setTyped(next);
        const read = next.trim() === '' ? undefined : Number(next);
        if (read === undefined ? optional : Number.isFinite(read) && read >= min && read <= max) onChange(read);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
