import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { CounterView } from '@turno25/shared/contracts/counters.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { useState } from 'react';
import { NoteField } from '../frame/NoteField.tsx';
import { type ReasonGiven, reasonGiven } from '../frame/reason.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { reasonName } from '../frame/words.ts';

type WalkBody = { readonly serviceId: string; readonly reason: ReasonGiven };

type Props = {
  readonly counter: CounterView;
  readonly catalog: Catalog;
  readonly busy: boolean;
  readonly trouble: string | null;
  readonly onAttend: (body: WalkBody) => void;
  readonly onClose: () => void;
};

/** Somebody was attended who took no ticket: written down, and outside the standard. */
export function WalkSheet({ counter, catalog, busy, trouble, onAttend, onClose }: Props) {
  const [serviceId, setServiceId] = useState<string | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const services = catalog.services.filter(
    (service) => counter.serviceIds.includes(service.id) && service.notGiven !== 'handlesMoney',
  );
  return (
    <Sheet
      title={say('console.walk.title')}
      lead={say('console.walk.lead')}
      action={say('console.walk.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => serviceId !== null && code !== null && onAttend({ serviceId, reason: reasonGiven(code, note) })}
      onClose={onClose}
    >
      <Choice
        legend={say('console.transfer.service')}
        long
        options={services.map(({ id, name }) => ({ value: id, label: name }))}
        value={serviceId}
        onChoose={setServiceId}
      />
      <Choice
        legend={say('console.sheet.reason')}
        options={catalog.reasons.specificCall.map((value) => ({ value, label: reasonName('specificCall', value) }))}
        value={code}
        onChoose={setCode}
      />
      <NoteField label={say('console.sheet.note')} value={note} onChange={setNote} />
    </Sheet>
  );
}
