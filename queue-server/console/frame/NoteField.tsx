import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';

const LONGEST_NOTE = 500;

type Props = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };

/** A few words, if they help; stored encrypted. */
export function NoteField({ label, value, onChange }: Props) {
  return <TextField label={label} autoComplete="off" maxLength={LONGEST_NOTE} value={value} onChange={onChange} />;
}
