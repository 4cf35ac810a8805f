import type { NationalView } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { minutes, number, ofHowMany, share } from '../figureWords.ts';

/** The institution whose branches these are, in every catalogue of theirs. */
const HOST = 'ips';

/** What was done in the name of each institution. */
export function Institutions({ nation }: { readonly nation: NationalView }) {
  const all = nation.institutions.reduce((sum, { units }) => sum + units, 0);
  const own = nation.institutions.find(({ institutionId }) => institutionId === HOST)?.units ?? 0;
  const others = { n: all - own, d: all };
  return (
    <Scrolling label={say('national.tab.institutions')}>
      {all > 0 && <p>{say('national.others', { share: share(others), people: ofHowMany(others) })}</p>}
      <Table
        caption={say('national.tab.institutions')}
        columns={[
          { id: 'name', head: say('national.institution'), cell: ({ name }) => name },
          {
            id: 'units',
            head: say('national.attended'),
            align: 'end',
            cell: ({ units }) => number(units),
          },
          {
            id: 'official',
            head: say('national.official'),
            align: 'end',
            cell: ({ official }) => share(official),
          },
          {
            id: 'wait',
            head: say('national.wait'),
            align: 'end',
            cell: ({ wait }) => minutes(wait),
          },
          {
            id: 'resolved',
            head: say('national.resolved'),
            align: 'end',
            cell: ({ resolved }) => share(resolved),
          },
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
    </Scrolling>
  );
}
