import type { CounterView, VisitView } from '@turno25/shared/contracts/counters.ts';
import type { LiveView } from '@turno25/shared/contracts/live.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice, type Option } from '@turno25/shared/ui/kit/Choice.tsx';
import { useState } from 'react';
import { NoteField } from '../frame/NoteField.tsx';
import { type ReasonGiven, reasonGiven } from '../frame/reason.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { reasonName } from '../frame/words.ts';
import { counterDestinations, serviceDestinations } from './destinations.ts';
import { secondsToUndo } from './verbs.ts';

type TransferBody = {
  readonly to: { readonly serviceId: string } | { readonly counterId: string };
  readonly reason: ReasonGiven;
};

type Props = {
  readonly visit: VisitView;
  readonly counter: CounterView;
  readonly view: LiveView;
  readonly codes: readonly string[];
  readonly now: Instant;
  readonly busy: boolean;
  readonly trouble: string | null;
  readonly onTransfer: (body: TransferBody) => void;
  readonly onClose: () => void;
};

/** Where the person goes next, and why. */
export function TransferSheet({ visit, counter, view, codes, now, busy, trouble, onTransfer, onClose }: Props) {
  const [kind, setKind] = useState<'service' | 'counter'>('service');
  const [target, setTarget] = useState<string | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const [note, setNote] = useState('');

  const services: readonly Option[] = serviceDestinations(view, visit).map(({ id, name, countersOpen }) => ({
    value: id,
    label: name,
    ...(countersOpen === 0 ? { detail: say('console.transfer.noCounter') } : {}),
  }));
  const counters: readonly Option[] = counterDestinations(view, counter).map(({ id, label, attendant }) => ({
    value: id,
    label: say('common.counter', { label }),
    ...(attendant === null ? {} : { detail: attendant }),
  }));

  // Before it lasted what makes an attention, a start changes nothing of the wait.
  const lasts = visit.status === 'attending' && secondsToUndo(visit, now) === 0;

  function transfer(): void {
    if (target === null || code === null) return;
    const to = kind === 'service' ? { serviceId: target } : { counterId: target };
    onTransfer({ to, reason: reasonGiven(code, note) });
  }

  return (
    <Sheet
      title={say('console.transfer.title', { number: visit.number })}
      lead={lasts ? say('console.transfer.leadAttending') : say('console.transfer.leadCalled')}
      action={say('console.verb.transfer')}
      busy={busy}
      trouble={trouble}
      onSubmit={transfer}
      onClose={onClose}
    >
      <Choice
        legend={say('console.transfer.kind')}
        columns
        options={[
          { value: 'service', label: say('console.transfer.toService') },
          { value: 'counter', label: say('console.transfer.toCounter') },
        ]}
        value={kind}
        onChoose={(value) => {
          setKind(value === 'counter' ? 'counter' : 'service');
          setTarget(null);
        }}
      />
      <Choice
        legend={kind === 'service' ? say('console.transfer.service') : say('console.transfer.counter')}
        options={kind === 'service' ? services : counters}
        long
        value={target}
        onChoose={setTarget}
      />
      <Choice
        legend={say('console.sheet.reason')}
        options={codes.map((value) => ({ value, label: reasonName('transfer', value) }))}
        value={code}
        onChoose={setCode}
      />
      <NoteField label={say('console.sheet.note')} value={note} onChange={setNote} />
    </Sheet>
  );
}
