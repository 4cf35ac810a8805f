import type { BreachView } from '@turno25/shared/contracts/rights.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';
import { useState } from 'react';
import { BreachSheet } from './BreachSheet.tsx';
import { NewBreachSheet } from './NewBreachSheet.tsx';
import styles from './rights.module.css';

type Props = { readonly breaches: readonly BreachView[]; readonly zone: string; readonly onChanged: () => void };

/** What came into other hands, or may have: written down when it is noticed, with what was done about it. */
export function Breaches({ breaches, zone, onChanged }: Props) {
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const shown = breaches.find(({ id }) => id === open);
  const close = (): void => {
    onChanged();
    setAdding(false);
    setOpen(null);
  };
  return (
    <div className={styles.section}>
      <p>{say('rights.breach.lead')}</p>
      <Button look="primary" onPress={() => setAdding(true)}>
        {say('rights.breach.record')}
      </Button>
      <Table
        caption={say('rights.section.breaches')}
        rows={breaches}
        rowKey={({ id }) => id}
        empty={say('rights.breach.none')}
        roomy
        columns={[
          { id: 'number', head: say('rights.number'), cell: ({ number }) => say('rights.numbered', { number }) },
          { id: 'noticed', head: say('rights.breach.noticedOn'), cell: ({ noticedOn }) => plainDate(noticedOn) },
          { id: 'people', head: say('rights.breach.people'), align: 'end', cell: ({ people }) => people },
          { id: 'risk', head: say('rights.breach.risk'), cell: ({ risk }) => say(`rights.breach.risk.${risk}`) },
          { id: 'agency', head: say('rights.breach.agency'), cell: ({ steps }) => toldOn(steps, 'agencyTold') },
          { id: 'persons', head: say('rights.breach.persons'), cell: ({ steps }) => toldOn(steps, 'personsTold') },
          {
            id: 'open',
            head: say('rights.open'),
            headShown: false,
            cell: ({ id, number }) => (
              <Button
                look="inline"
                aria-label={say('rights.breach.open.named', { number })}
                onPress={() => setOpen(id)}
              >
                {say('rights.open')}
              </Button>
            ),
          },
        ]}
      />
      {adding && <NewBreachSheet zone={zone} onClose={close} />}
      {shown !== undefined && <BreachSheet one={shown} zone={zone} onChanged={onChanged} onClose={close} />}
    </div>
  );
}

function toldOn(steps: BreachView['steps'], step: 'agencyTold' | 'personsTold'): string {
  const told = steps.find((one) => one.step === step);
  return told === undefined ? say('rights.breach.notTold') : plainDate(told.on);
}
