import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { RollEnteredAnswer, RollsView } from '@turno25/shared/contracts/rolls.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { dateInWords, wallTime } from '../../live/spans.ts';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';
import { useSession } from '../../signedIn/sessionContext.ts';
import styles from './rolls.module.css';

type Roll = RollsView['rolls'][number];
type Asked = NonNullable<Roll['asked']>;
type Line = Asked['lines'][number];
type Props = {
  readonly roll: Roll;
  readonly asked: Asked;
  readonly catalog: Catalog;
  readonly onClose: () => void;
};

/** What one person copied, for the second one to hold against the papers. */
export function ReviewSheet({ roll, asked, catalog, onClose }: Props) {
  const { session } = useSession();
  const { send, busy } = useSend();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [done, setDone] = useState<RollEnteredAnswer | null>(null);
  const { zone } = catalog.branch;
  const own = asked.by === session.staff.id;
  const path = `/rolls/${roll.rollId}/entries/${asked.batchId}`;
  const hour = (text: string): string => wallTime(Date.parse(text), zone);

  async function confirm(): Promise<void> {
    const reply = await send<RollEnteredAnswer>(`${path}/confirm`, {});
    if (reply === null) return;
    if (reply.ok) setDone(reply.value);
    else setTrouble(commandTrouble(reply.error));
  }

  async function drop(): Promise<void> {
    const reply = await send(`${path}/drop`, {});
    if (reply === null) return;
    if (reply.ok) onClose();
    else setTrouble(commandTrouble(reply.error));
  }

  if (done !== null) {
    return (
      <Sheet title={say('rolls.review.title')} onClose={onClose}>
        <p role="status">{say('rolls.review.done', { visits: done.visits, spoiled: done.spoiled })}</p>
      </Sheet>
    );
  }
  const nameOf = (serviceId: string): string => catalog.services.find(({ id }) => id === serviceId)?.name ?? serviceId;
  const columns: readonly Column<Line>[] = [
    { id: 'number', head: say('rolls.paper.number'), cell: ({ number }) => number },
    {
      id: 'what',
      head: say('rolls.paper.service'),
      cell: ({ given }) => (
        <>
          {given !== null && <span className={styles.line}>{nameOf(given.serviceId)}</span>}
          <span className={styles.line}>
            {say(given === null ? 'rolls.end.spoiled' : `rolls.end.${given.outcome}`)}
          </span>
        </>
      ),
    },
    {
      id: 'hours',
      head: say('rolls.review.hours'),
      cell: ({ given }) =>
        given !== null &&
        (['taken', 'called', 'started', 'ended'] as const).map((name) => {
          const at = given[`${name}At`];
          return at === null ? null : (
            <span key={name} className={styles.line}>
              {say(`rolls.paper.${name}`)} <strong>{hour(at)}</strong>
            </span>
          );
        }),
    },
  ];
  return (
    <Sheet
      title={say('rolls.review.title')}
      lead={say(own ? 'rolls.review.own' : 'rolls.review.lead', { name: asked.byName })}
      {...(own ? {} : { action: say('rolls.review.confirm') })}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void confirm()}
      onClose={onClose}
    >
      <p>
        {say('rolls.review.stretch', {
          date: dateInWords(asked.date),
          from: hour(asked.from),
          to: hour(asked.to),
          act: asked.act ?? '',
        })}
      </p>
      {asked.issuedBeside > 0 && <p>{say('rolls.review.beside', { count: asked.issuedBeside })}</p>}
      <Table
        caption={say('rolls.review.title')}
        columns={columns}
        rows={asked.lines}
        rowKey={({ number }) => String(number)}
      />
      <Button disabled={busy} onPress={() => void drop()}>
        {say('rolls.review.drop')}
      </Button>
    </Sheet>
  );
}
