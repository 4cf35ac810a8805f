import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { CounterView, VisitView } from '@turno25/shared/contracts/counters.ts';
import { outcomeOfAll, type ServiceOutcome } from '@turno25/shared/domain/visit/outcomes.ts';
import type { Outcome } from '@turno25/shared/domain/visit/visit.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import { useState } from 'react';
import { NoteField } from '../frame/NoteField.tsx';
import { Sheet } from '../frame/Sheet.tsx';
import { OutcomeChoice } from './OutcomeChoice.tsx';
import { offeredServices } from './offeredServices.ts';

type FinishBody = {
  readonly outcome: Outcome;
  readonly servicesGiven: readonly string[];
  readonly outcomes?: readonly ServiceOutcome[];
  readonly note?: string;
};

type Props = {
  readonly visit: VisitView;
  readonly counter: CounterView;
  readonly catalog: Catalog;
  /** Whether one outcome may not stand for several services. */
  readonly outcomeForEach: boolean;
  readonly busy: boolean;
  readonly trouble: string | null;
  readonly onFinish: (body: FinishBody) => void;
  readonly onClose: () => void;
};

/** How it ended, and what was really given; of several services, how each of them ended. */
export function FinishSheet({ visit, counter, catalog, outcomeForEach, busy, trouble, onFinish, onClose }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [of, setOf] = useState<Readonly<Record<string, Outcome>>>({});
  const [together, setTogether] = useState(false);
  const [given, setGiven] = useState<readonly string[]>([visit.serviceId]);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const left = (visit.next ?? []).filter(({ serviceId }) => !given.includes(serviceId));
  const services = offeredServices(visit, counter, catalog);
  const several = given.length > 1;
  const each = several && (outcomeForEach || !together);
  const chosen = given.flatMap((serviceId): ServiceOutcome[] => {
    const one = of[serviceId];
    return one === undefined ? [] : [{ serviceId, outcome: one }];
  });
  const [first, ...others] = chosen;
  const ofAll = first === undefined || chosen.length < given.length ? null : outcomeOfAll([first, ...others]);

  function finish(): void {
    setMissing(given.length === 0);
    const whole = each ? ofAll : outcome;
    if (whole === null || given.length === 0) return;
    const words = note.trim();
    onFinish({
      outcome: whole,
      servicesGiven: given,
      ...(each ? { outcomes: chosen } : {}),
      ...(words === '' ? {} : { note: words }),
    });
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
      {each ? (
        services
          .filter(({ id }) => given.includes(id))
          .map(({ id, name }) => (
            <OutcomeChoice
              key={id}
              legend={say('console.finish.ofService', { service: name })}
              value={of[id] ?? null}
              onChoose={(value) => setOf({ ...of, [id]: value })}
            />
          ))
      ) : (
        <OutcomeChoice legend={say('console.finish.outcome')} value={outcome} onChoose={setOutcome} />
      )}
      {each && ofAll !== null && (
        <p role="status">{say('console.finish.ofAll', { outcome: say(`outcome.${ofAll}`) })}</p>
      )}
      {several && !outcomeForEach && (
        <Check label={say('console.finish.oneForAll')} checked={together} onChange={setTogether} />
      )}
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
