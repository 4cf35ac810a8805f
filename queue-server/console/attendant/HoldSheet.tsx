import type { VisitView } from '@turno25/shared/contracts/counters.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { useState } from 'react';
import { NoteField } from '../frame/NoteField.tsx';
import { type ReasonGiven, reasonGiven } from '../frame/reason.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { reasonName } from '../frame/words.ts';

type HoldBody = { readonly by: string; readonly reason: ReasonGiven };

type Props = {
  readonly visit: VisitView;
  readonly codes: readonly string[];
  readonly busy: boolean;
  readonly trouble: string | null;
  readonly onHold: (body: HoldBody) => void;
  readonly onClose: () => void;
};

/** Who asked for the hold decides whether its time counts as waiting, so nothing is chosen beforehand. */
export function HoldSheet({ visit, codes, busy, trouble, onHold, onClose }: Props) {
  const [by, setBy] = useState<string | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const [note, setNote] = useState('');
  return (
    <Sheet
      title={say('console.hold.title', { number: visit.number })}
      lead={say('console.hold.lead')}
      action={say('console.verb.hold')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => by !== null && code !== null && onHold({ by, reason: reasonGiven(code, note) })}
      onClose={onClose}
    >
      <Choice
        legend={say('console.hold.by')}
        columns
        options={[
          { value: 'citizen', label: say('console.hold.byCitizen') },
          { value: 'staff', label: say('console.hold.byStaff') },
        ]}
        value={by}
        onChoose={setBy}
      />
      <p>
        {by === 'citizen' ? say('console.hold.explainCitizen') : by === 'staff' ? say('console.hold.explainStaff') : ''}
      </p>
      <Choice
        legend={say('console.sheet.reason')}
        options={codes.map((value) => ({ value, label: reasonName('hold', value) }))}
        value={code}
        onChoose={setCode}
      />
      <NoteField label={say('console.sheet.note')} value={note} onChange={setNote} />
    </Sheet>
  );
}
