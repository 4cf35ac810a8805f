import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { RollsView } from '@turno25/shared/contracts/rolls.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import { Sheet } from '../../frame/Sheet.tsx';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';
import { EntrySheet } from './EntrySheet.tsx';
import { ReviewSheet } from './ReviewSheet.tsx';
import styles from './rolls.module.css';

type Roll = RollsView['rolls'][number];
type Props = { readonly catalog: Catalog; readonly today: string; readonly onClose: () => void };

/** Paper rolls: made beforehand, entered afterwards by two people. */
export function Rolls({ catalog, today, onClose }: Props) {
  const { send, busy } = useSend();
  const { answer, trouble, refresh } = useAsked<RollsView>('/rolls');
  const [open, setOpen] = useState<Roll | null>(null);
  const [count, setCount] = useState('100');
  const [refused, setRefused] = useState<string | null>(null);
  const back = (): void => {
    refresh();
    setOpen(null);
  };
  if (open !== null)
    return open.asked === null ? (
      <EntrySheet roll={open} catalog={catalog} today={today} onClose={back} />
    ) : (
      <ReviewSheet roll={open} asked={open.asked} catalog={catalog} onClose={back} />
    );

  async function make(): Promise<void> {
    const reply = await send('/rolls', { count: Number(count) });
    if (reply === null) return;
    setRefused(reply.ok ? null : commandTrouble(reply.error));
    refresh();
  }

  const columns: readonly Column<Roll>[] = [
    { id: 'numbers', head: say('rolls.numbers'), cell: ({ from, to }) => `${from} – ${to}` },
    {
      id: 'next',
      head: say('rolls.next'),
      cell: ({ next, to, asked }) =>
        asked === null
          ? next > to
            ? say('rolls.allEntered')
            : next
          : say('rolls.asked', { name: asked.byName, count: asked.lines.length }),
    },
    {
      id: 'verbs',
      head: say('rolls.verbs'),
      headShown: false,
      cell: (roll) => (
        <span className={styles.verbs}>
          <LinkButton href={`/api/v1/rolls/${roll.rollId}/sheet`}>{say('rolls.print')}</LinkButton>
          {(roll.asked !== null || roll.next <= roll.to) && (
            <Button onPress={() => setOpen(roll)}>{say(roll.asked === null ? 'rolls.enter' : 'rolls.review')}</Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <Sheet
      title={say('rolls.title')}
      lead={say('rolls.lead')}
      action={say('rolls.make')}
      busy={busy}
      trouble={refused ?? trouble}
      onSubmit={() => void make()}
      onClose={onClose}
    >
      {answer !== null && (
        <Table
          caption={say('rolls.title')}
          columns={columns}
          rows={answer.rolls}
          rowKey={({ rollId }) => rollId}
          empty={say('rolls.none')}
          roomy
        />
      )}
      <TextField
        label={say('rolls.count')}
        type="number"
        min={1}
        max={500}
        required
        value={count}
        onChange={setCount}
      />
    </Sheet>
  );
}
