import type { NationalView } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { minutes, number, share } from '../figureWords.ts';
import styles from './country.module.css';

/** What was done in the name of each institution. */
export function Institutions({ nation }: { readonly nation: NationalView }) {
  return (
    <div className={styles.scroll}>
      <Table
        caption={say('national.tab.institutions')}
        columns={[
          { id: 'name', head: say('national.institution'), cell: ({ name }) => name },
          { id: 'units', head: say('national.attended'), align: 'end', cell: ({ units }) => number(units) },
          { id: 'official', head: say('national.official'), align: 'end', cell: ({ official }) => share(official) },
          { id: 'wait', head: say('national.wait'), align: 'end', cell: ({ wait }) => minutes(wait) },
          { id: 'resolved', head: say('national.resolved'), align: 'end', cell: ({ resolved }) => share(resolved) },
          {
            id: 'satisfied',
            head: say('national.satisfied'),
            align: 'end',
            cell: ({ satisfied }) => (satisfied === null ? say('national.withheld') : share(satisfied)),
          },
          {
            id: 'complaints',
            head: say('national.complaints'),
            align: 'end',
            cell: ({ complaints }) => number(complaints),
          },
          {
            id: 'answered',
            head: say('national.complaintsAnswered'),
            align: 'end',
            cell: ({ complaintsAnswered }) => number(complaintsAnswered),
          },
        ]}
        rows={nation.institutions}
        rowKey={({ institutionId }) => institutionId}
        empty={say('national.nothing')}
      />
      <p>{say('national.satisfied.note')}</p>
    </div>
  );
}
