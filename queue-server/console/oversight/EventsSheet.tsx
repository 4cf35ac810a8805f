import type { SignalEvents } from '@turno25/shared/contracts/signals.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { shortDate, wallTime } from '../live/spans.ts';

type Props = {
  readonly title: string;
  readonly seqs: readonly number[];
  readonly zone: string;
  readonly onClose: () => void;
};

/** The events behind a signal, as the ledger numbers them. */
export function EventsSheet({ title, seqs, zone, onClose }: Props) {
  const { answer, trouble } = useAsked<SignalEvents>(`/signals/events?seqs=${seqs.join(',')}`);
  const columns: readonly Column<SignalEvents['events'][number]>[] = [
    { id: 'seq', head: say('signals.event.seq'), align: 'end', cell: ({ seq }) => String(seq) },
    { id: 'day', head: say('signals.event.day'), cell: ({ date }) => (date === null ? '—' : shortDate(date)) },
    { id: 'at', head: say('signals.event.at'), cell: ({ at }) => wallTime(Date.parse(at), zone) },
    { id: 'what', head: say('signals.event.what'), cell: ({ type }) => eventName(type) },
    { id: 'ticket', head: say('signals.event.ticket'), cell: ({ ticket }) => ticket ?? '—' },
  ];
  return (
    <Sheet title={title} lead={say('signals.events.lead', { count: seqs.length })} trouble={trouble} onClose={onClose}>
      {answer !== null && (
        <Table
          caption={say('signals.behind')}
          columns={columns}
          rows={answer.events}
          rowKey={({ seq }) => String(seq)}
        />
      )}
    </Sheet>
  );
}

function eventName(type: string): string {
  const key = `signals.event.${type}`;
  return isMessageKey(key) ? say(key) : type;
}
