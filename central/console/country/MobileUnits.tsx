import type { NationalView } from '@turno25/shared/contracts/national.ts';
import type { NationalMobile } from '@turno25/shared/contracts/nationalSides.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { number, shortDay } from '../figureWords.ts';
import { Side } from '../sides/Side.tsx';
import { BranchTable } from './BranchTable.tsx';
import styles from './country.module.css';

type Props = { readonly nation: NationalView; readonly onOpen: (branchId: string) => void };

/** Units that travel: they work another way, and are compared with nobody; and where they were. */
export function MobileUnits({ nation, onOpen }: Props) {
  return (
    <>
      <p>{say('national.mobile.lead')}</p>
      <BranchTable
        caption={say('national.tab.mobile')}
        branches={nation.branches.filter(({ profile }) => profile === 'mobile')}
        withRegion
        onOpen={onOpen}
      />
      <h2 className={styles.heading}>{say('nationalSides.mobile.where')}</h2>
      <Side<NationalMobile> side="mobile" nation={nation} lead={say('nationalSides.mobile.lead')}>
        {({ stops }) => <Stops nation={nation} stops={stops} />}
      </Side>
    </>
  );
}

function Stops({ nation, stops }: { readonly nation: NationalView; readonly stops: NationalMobile['stops'] }) {
  const names = new Map(nation.branches.map(({ branchId, name }) => [branchId, name]));
  return (
    <Scrolling label={say('nationalSides.mobile.where')}>
      <Table
        caption={say('nationalSides.mobile.where')}
        columns={[
          { id: 'unit', head: say('national.branch'), cell: ({ branchId }) => names.get(branchId) ?? branchId },
          { id: 'comuna', head: say('national.comuna'), cell: ({ comuna }) => comuna },
          { id: 'from', head: say('nationalSides.mobile.from'), cell: ({ from }) => shortDay(from) },
          { id: 'to', head: say('nationalSides.mobile.to'), cell: ({ to }) => shortDay(to) },
          { id: 'days', head: say('nationalSides.mobile.days'), align: 'end', cell: ({ days }) => number(days) },
          {
            id: 'tickets',
            head: say('nationalSides.mobile.tickets'),
            align: 'end',
            cell: ({ tickets }) => number(tickets),
          },
        ]}
        rows={stops}
        rowKey={({ branchId, comunaId }) => `${branchId} ${comunaId}`}
        empty={say('nationalSides.mobile.none')}
      />
    </Scrolling>
  );
}
