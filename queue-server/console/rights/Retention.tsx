import type { RightsView } from '@turno25/shared/contracts/rights.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';
import { numericDate } from '@turno25/shared/ui/zoneTime.ts';
import { wallTime } from '../live/spans.ts';
import styles from './rights.module.css';

type Props = { readonly retention: RightsView['retention']; readonly zone: string };

/** For how long each kind of data is kept, and what was destroyed because its time was over. */
export function Retention({ retention, zone }: Props) {
  return (
    <div className={styles.section}>
      <p>{say('rights.retention.lead')}</p>
      <h2>{say('rights.retention.terms')}</h2>
      <Table
        caption={say('rights.retention.terms')}
        rows={retention.terms}
        rowKey={({ purpose }) => purpose}
        empty=""
        columns={[
          { id: 'purpose', head: say('rights.retention.purpose'), cell: ({ purpose }) => nameOf(purpose) },
          { id: 'days', head: say('rights.retention.days'), align: 'end', cell: ({ days }) => days },
          { id: 'from', head: say('rights.retention.from'), cell: ({ purpose }) => sinceOf(purpose) },
        ]}
      />
      <h2>{say('rights.retention.log')}</h2>
      <Table
        caption={say('rights.retention.log')}
        rows={retention.log}
        rowKey={({ at, purpose }) => `${at} ${purpose}`}
        empty={say('rights.retention.none')}
        columns={[
          {
            id: 'at',
            head: say('rights.retention.at'),
            cell: ({ at }) => `${numericDate(Date.parse(at), zone)}, ${wallTime(Date.parse(at), zone)}`,
          },
          { id: 'purpose', head: say('rights.retention.purpose'), cell: ({ purpose }) => nameOf(purpose) },
          { id: 'keys', head: say('rights.retention.keys'), align: 'end', cell: ({ keys }) => keys },
          { id: 'until', head: say('rights.retention.until'), cell: ({ until }) => plainDate(until) },
        ]}
      />
    </div>
  );
}

function nameOf(purpose: string): string {
  const key = `rights.purpose.${purpose}`;
  return isMessageKey(key) ? say(key) : purpose;
}

function sinceOf(purpose: string): string {
  const key = `rights.since.${purpose}`;
  return isMessageKey(key) ? say(key) : say('rights.since.written');
}
