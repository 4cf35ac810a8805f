import type { Catalog, CatalogService } from '@turno25/shared/contracts/catalog.ts';
import { DOOR_ANSWERS, type DoorAnswer } from '@turno25/shared/domain/visit/door.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import styles from './host.module.css';

type Props = {
  readonly service: CatalogService;
  readonly catalog: Catalog;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** Somebody is answered here and needs no counter; whoever is sent elsewhere hears where, and when it is open. */
export function DoorSheet({ service, catalog, onDone, onClose }: Props) {
  const { send, busy } = useSend();
  const [how, setHow] = useState<DoorAnswer | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [count, setCount] = useState<number | null>(null);
  const elsewhere = catalog.branch.otherBranches.filter(({ serviceIds }) => serviceIds.includes(service.id));

  async function note(): Promise<void> {
    if (how === null) return;
    const answer = await send<{ readonly resolved: number }>('/door/answers', { serviceId: service.id, how });
    if (answer === null) return;
    onDone();
    if (answer.ok) setCount(answer.value.resolved);
    else setTrouble(commandTrouble(answer.error));
  }

  if (count !== null) {
    return (
      <Sheet title={say('host.door.title')} onClose={onClose}>
        <p role="status">{say('host.door.done', { count })}</p>
      </Sheet>
    );
  }
  return (
    <Sheet
      title={say('host.door.title')}
      lead={say('host.door.lead')}
      action={say('host.door.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void note()}
      onClose={onClose}
    >
      <Choice
        legend={say('host.door.how')}
        options={DOOR_ANSWERS.map((value) => ({ value, label: say(`host.door.how.${value}`) }))}
        value={how}
        onChoose={(value) => setHow(DOOR_ANSWERS.find((known) => known === value) ?? null)}
      />
      {how === 'otherBranch' && (
        <section className={styles.elsewhere}>
          <h3 className={styles.title}>{say('host.door.elsewhere')}</h3>
          {elsewhere.length === 0 && <p>{say('host.door.noElsewhere')}</p>}
          {elsewhere.map(({ name, address, hours }) => (
            <p key={name}>
              <strong>{name}</strong>
              <span>{address}</span>
              <span>{hours}</span>
            </p>
          ))}
        </section>
      )}
    </Sheet>
  );
}
