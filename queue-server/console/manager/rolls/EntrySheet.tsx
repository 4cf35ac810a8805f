import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { RollsView } from '@turno25/shared/contracts/rolls.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';
import { PaperFields } from './PaperFields.tsx';
import { entryOf, instantAt, type PaperLine } from './paperLine.ts';
import styles from './rolls.module.css';

type Props = {
  readonly roll: RollsView['rolls'][number];
  readonly catalog: Catalog;
  readonly today: string;
  readonly onClose: () => void;
};

/** The papers of a stretch, copied one after another; then they wait for the second person. */
export function EntrySheet({ roll, catalog, today, onClose }: Props) {
  const { send, busy } = useSend();
  const [date, setDate] = useState(today);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [act, setAct] = useState('');
  const [lines, setLines] = useState<readonly PaperLine[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [sent, setSent] = useState(false);
  const { zone } = catalog.branch;
  const next = roll.next + lines.length;

  async function ask(): Promise<void> {
    if (lines.length === 0) return setTrouble(say('rolls.entry.none'));
    const reply = await send(`/rolls/${roll.rollId}/entries`, {
      date,
      from: instantAt(date, from, zone),
      to: instantAt(date, to, zone),
      act: act.trim(),
      lines: lines.map((line) => entryOf(line, date, zone)),
    });
    if (reply === null) return;
    if (reply.ok) setSent(true);
    else setTrouble(commandTrouble(reply.error));
  }

  if (sent) {
    return (
      <Sheet title={say('rolls.entry.title')} onClose={onClose}>
        <p role="status">{say('rolls.entry.sent')}</p>
      </Sheet>
    );
  }
  return (
    <Sheet
      title={say('rolls.entry.title')}
      lead={say('rolls.entry.lead')}
      action={say('rolls.entry.ask')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void ask()}
      onClose={onClose}
    >
      <div className={styles.hours}>
        <TextField label={say('rolls.entry.date')} type="date" required value={date} onChange={setDate} />
        <TextField label={say('console.suspension.from')} type="time" required value={from} onChange={setFrom} />
        <TextField label={say('console.suspension.to')} type="time" required value={to} onChange={setTo} />
      </div>
      <TextField
        label={say('console.exclude.act')}
        help={say('console.exclude.actHelp')}
        required
        maxLength={80}
        value={act}
        onChange={setAct}
      />
      <Table
        caption={say('rolls.entry.copied')}
        captionShown
        columns={[
          { id: 'number', head: say('rolls.paper.number'), cell: ({ number }) => number },
          { id: 'end', head: say('rolls.paper.end'), cell: ({ end }) => say(`rolls.end.${end}`) },
          { id: 'taken', head: say('rolls.paper.taken'), cell: ({ taken }) => taken },
          { id: 'ended', head: say('rolls.paper.ended'), cell: ({ ended }) => ended },
        ]}
        rows={lines}
        rowKey={({ number }) => String(number)}
        empty={say('rolls.entry.noneYet')}
      />
      {lines.length > 0 && (
        <Button onPress={() => setLines(lines.slice(0, -1))}>{say('rolls.entry.undo', { number: next - 1 })}</Button>
      )}
      {next <= roll.to && (
        <PaperFields
          key={next}
          number={next}
          services={catalog.services}
          onAdd={(line) => {
            setTrouble(null);
            setLines([...lines, line]);
          }}
        />
      )}
    </Sheet>
  );
}
