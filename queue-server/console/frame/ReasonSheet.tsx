import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { useState } from 'react';
import { NoteField } from './NoteField.tsx';
import { type ReasonGiven, reasonGiven } from './reason.ts';
import { Sheet } from './Sheet.tsx';
import { type ReasonKind, reasonName } from './words.ts';

type Props = {
  readonly kind: ReasonKind;
  readonly codes: readonly string[];
  readonly title: string;
  readonly lead?: string;
  readonly action: string;
  readonly busy: boolean;
  readonly trouble: string | null;
  readonly onGive: (reason: ReasonGiven) => void;
  readonly onClose: () => void;
};

/** Asks for the reason of a verb that needs one. */
export function ReasonSheet({ kind, codes, title, lead, action, busy, trouble, onGive, onClose }: Props) {
  const [code, setCode] = useState<string | null>(null);
  const [note, setNote] = useState('');
  return (
    <Sheet
      title={title}
      {...(lead === undefined ? {} : { lead })}
      action={action}
      busy={busy}
      trouble={trouble}
      onSubmit={() => code !== null && onGive(reasonGiven(code, note))}
      onClose={onClose}
    >
      <Choice
        legend={say('console.sheet.reason')}
        options={codes.map((value) => ({ value, label: reasonName(kind, value) }))}
        value={code}
        onChoose={setCode}
      />
      <NoteField label={say('console.sheet.note')} value={note} onChange={setNote} />
    </Sheet>
  );
}
