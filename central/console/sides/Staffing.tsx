import type { NationalView } from '@turno25/shared/contracts/national.ts';
import type { HoursOf, NationalStaffing } from '@turno25/shared/contracts/nationalSides.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { BranchName } from '../branch/BranchName.tsx';
import styles from '../country/country.module.css';
import { number, oneDecimal } from '../figureWords.ts';
import { besideBranches } from './ofBranches.ts';
import { Side } from './Side.tsx';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Where staff are missing, as far as hours and counters tell it; with the formula said before anything else. */
export function Staffing({ nation }: { readonly nation: NationalView }) {
  return (
    <Side<NationalStaffing> side="staffing" nation={nation} lead={say('nationalSides.staffing.lead')}>
      {({ total, byHour, branches }) => (
        <>
          <p>
            {say('nationalSides.staffing.said', {
              short: total.short,
              hours: number(total.hours),
              lacked: oneDecimal(total.lackedMs / HOUR),
            })}
          </p>
          <h2 className={styles.heading}>{say('nationalSides.staffing.byHour')}</h2>
          <Scrolling label={say('nationalSides.staffing.byHour')}>
            <Table
              caption={say('nationalSides.staffing.byHour')}
              columns={[
                { id: 'hour', head: say('nationalSides.staffing.hour'), cell: ({ hour }) => hourWords(hour) },
                ...hourColumns<NationalStaffing['byHour'][number]>((row) => row),
              ]}
              rows={byHour}
              rowKey={({ hour }) => String(hour)}
              empty={say('national.nothing')}
            />
          </Scrolling>
          <h2 className={styles.heading}>{say('national.country')}</h2>
          <Scrolling label={say('nationalSides.branches')}>
            <Table
              caption={say('nationalSides.branches')}
              columns={[
                { id: 'name', head: say('national.branch'), cell: ({ branch }) => <BranchName branch={branch} /> },
                { id: 'comuna', head: say('national.comuna'), cell: ({ branch }) => branch.comuna },
                ...hourColumns<ReturnType<typeof besideBranches<NationalStaffing['branches'][number]>>[number]>(
                  ({ of }) => of,
                ),
                {
                  id: 'each',
                  head: say('nationalSides.staffing.each'),
                  align: 'end',
                  cell: ({ of }) =>
                    say('nationalSides.staffing.eachMinutes', { minutes: oneDecimal(of.eachMs / MINUTE) }),
                },
              ]}
              rows={besideBranches(nation, branches)}
              rowKey={({ branch }) => branch.branchId}
              empty={say('national.nothing')}
            />
          </Scrolling>
        </>
      )}
    </Side>
  );
}

function hourColumns<Row>(of: (row: Row) => HoursOf): readonly Column<Row>[] {
  const plain = (['hours', 'missed', 'short', 'paused', 'enough'] as const).map(
    (key): Column<Row> => ({
      id: key,
      head: say(`nationalSides.staffing.${key}`),
      align: 'end',
      cell: (row) => number(of(row)[key]),
    }),
  );
  return [
    ...plain,
    {
      id: 'lacked',
      head: say('nationalSides.staffing.lacked'),
      align: 'end',
      cell: (row) => oneDecimal(of(row).lackedMs / HOUR),
    },
  ];
}

function hourWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
