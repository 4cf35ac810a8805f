import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { CounterView, VisitView } from '@turno25/shared/contracts/counters.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { useState } from 'react';
import { NoteField } from '../frame/NoteField.tsx';
import { Sheet } from '../frame/Sheet.tsx';
import { offeredServices } from './offeredServices.ts';

type FinishBody = {
  readonly outcome: string;
  readonly servicesGiven: readonly string[];
  readonly note?: string;
};

type Props = {
  readonly visit: VisitView;
  readonly counter: CounterView;
  readonly catalog: Catalog;
  readonly busy: boolean;
  readonly trouble: string | null;
  readonly onFinish: (body: FinishBody) => void;
  readonly onClose: () => void;
};

/** How it ended, and what was really given. */
export function FinishSheet({ visit, counter, catalog, busy, trouble, onFinish, onClose }: Props) {
  const [outcome, setOutcome] = useState<string | null>(null);
  const [given, setGiven] = useState<readonly string[]>([visit.serviceId]);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const left = (visit.next ?? []).filter(({ serviceId }) => !given.includes(serviceId));
  const services = offeredServices(visit, counter, catalog);

  function finish(): void {
    if (outcome === null) return;
    setMissing(given.length === 0);
    if (given.length === 0) return;
    const words = note.trim();
    onFinish({ outcome, servicesGiven: given, ...(words === '' ? {} : { note: words }) });
  }

  return (
    <Sheet
      title={say('console.finish.title', { number: visit.number })}
      action={say('console.verb.finish')}
      busy={busy}
      trouble={missing ? say('console.finish.serviceMissing') : trouble}
      onSubmit={finish}
      onClose={onClose}
    >
      <Choice
        legend={say('console.finish.outcome')}
        columns
        options={[
          { value: 'resolved', label: say('outcome.resolved') },
          { value: 'partial', label: say('outcome.partial') },
          { value: 'referred', label: say('outcome.referred') },
          { value: 'unresolved', label: say('outcome.unresolved') },
        ]}
        value={outcome}
        onChoose={setOutcome}
      />
      <NoteField label={say('console.finish.note')} value={note} onChange={setNote} />
      {left.length > 0 && (
        <p role="status">
          {say('console.finish.next', { services: left.map(({ serviceName }) => serviceName).join(', ') })}
        </p>
      )}
      <CheckGroup legend={say('console.finish.services')}>
        {services.map(({ id, name }) => (
          <Check
            key={id}
            label={name}
            checked={given.includes(id)}
            onChange={(checked) => setGiven(checked ? [...given, id] : given.filter((other) => other !== id))}
          />
        ))}
      </CheckGroup>
    </Sheet>
  );
}
