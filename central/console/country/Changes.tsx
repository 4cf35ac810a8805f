import type { NationalBranch, NationalView } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { BranchName } from '../branch/BranchName.tsx';
import { points, share, shortDay } from '../figureWords.ts';
import styles from './country.module.css';

/** Who improved and who is falling, as far as the numbers say it; in the order in which the country lies. */
export function Changes({ nation }: { readonly nation: NationalView }) {
  const { from, to } = nation.before;
  return (
    <>
      <p>{say('national.changes.lead', { from: shortDay(from), to: shortDay(to) })}</p>
      {(['worse', 'better'] as const).map((says) => (
        <section key={says}>
          <h2 className={styles.heading}>{say(`national.changes.${says}`)}</h2>
          <Scrolling label={say(`national.changes.${says}`)}>
            <Table<NationalBranch>
              caption={say(`national.changes.${says}`)}
              columns={[
                { id: 'name', head: say('national.branch'), cell: (branch) => <BranchName branch={branch} /> },
                {
                  id: 'before',
                  head: say('national.before'),
                  align: 'end',
                  cell: ({ change }) => (change === null ? '—' : share(change.before)),
                },
                {
                  id: 'now',
                  head: say('national.official'),
                  align: 'end',
                  cell: ({ sums }) => share(sums.official),
                },
                {
                  id: 'points',
                  head: say('national.changes.points'),
                  align: 'end',
                  cell: ({ change }) => (change === null ? '—' : points(change)),
                },
              ]}
              rows={nation.branches.filter(({ change }) => change?.says === says)}
              rowKey={({ branchId }) => branchId}
              empty={say(`national.changes.none.${says}`)}
            />
          </Scrolling>
        </section>
      ))}
    </>
  );
}
