import type { RightsRequestView, RightsView } from '@turno25/shared/contracts/rights.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';
import { useState } from 'react';
import { NewRequestSheet } from './NewRequestSheet.tsx';
import { RequestSheet } from './RequestSheet.tsx';
import styles from './rights.module.css';

type Props = { readonly view: RightsView; readonly zone: string; readonly onChanged: () => void };

/** What was asked, those that are open first. */
export function Requests({ view, zone, onChanged }: Props) {
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const rows = [...view.requests].sort((a, b) => Number(a.answeredAt !== null) - Number(b.answeredAt !== null));
  const shown = view.requests.find(({ id }) => id === open);
  const close = (): void => {
    onChanged();
    setAdding(false);
    setOpen(null);
  };
  return (
    <div className={styles.section}>
      <p>{say('rights.requests.lead', { days: view.answerDays })}</p>
      <Button look="primary" onPress={() => setAdding(true)}>
        {say('rights.register')}
      </Button>
      <Table
        caption={say('rights.section.requests')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={say('rights.requests.none')}
        roomy
        columns={[
          { id: 'number', head: say('rights.number'), cell: ({ number }) => say('rights.numbered', { number }) },
          { id: 'right', head: say('rights.right'), cell: ({ right }) => say(`rights.right.${right}`) },
          { id: 'received', head: say('rights.receivedOn'), cell: ({ receivedOn }) => plainDate(receivedOn) },
          { id: 'state', head: say('rights.state'), cell: stateOf },
          {
            id: 'open',
            head: say('rights.open'),
            headShown: false,
            cell: ({ id, number }) => (
              <Button look="inline" aria-label={say('rights.open.named', { number })} onPress={() => setOpen(id)}>
                {say('rights.open')}
              </Button>
            ),
          },
        ]}
      />
      {adding && <NewRequestSheet onClose={close} />}
      {shown !== undefined && <RequestSheet one={shown} zone={zone} onChanged={onChanged} onClose={close} />}
    </div>
  );
}

function stateOf({ answeredAt, outcome, late, dueDate, erasureAskedBy, erased, blocked }: RightsRequestView) {
  const due = plainDate(dueDate);
  const state =
    answeredAt !== null && outcome !== null
      ? say(`rights.outcome.${outcome}`)
      : late
        ? say('rights.late', { due })
        : say('rights.due', { due });
  const waits = erasureAskedBy !== null && !erased ? ` · ${say('rights.waitsForSecond')}` : '';
  return (
    <span className={late ? styles.late : undefined}>
      {state}
      {waits}
      {blocked ? ` · ${say('rights.isBlocked')}` : ''}
    </span>
  );
}
