import type { Funnel, NationalBranch, NationalView } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { ChartFrame } from '@turno25/shared/ui/kit/ChartFrame.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { BranchName } from '../branch/BranchName.tsx';
import { number, oneDecimal, share } from '../figureWords.ts';
import styles from './country.module.css';
import { FunnelDrawing } from './FunnelDrawing.tsx';

/** Branches against their likes: what chance alone leaves to each, by how many people it had. Nobody is ranked. */
export function CategoryFunnels({ nation }: { readonly nation: NationalView }) {
  return (
    <>
      <p>{say('national.funnel.lead')}</p>
      <div className={styles.funnels}>
        {nation.funnels.map((funnel) => {
          const branches = nation.branches.filter(
            ({ category, sums, place }) => category === funnel.category && sums.official.d > 0 && place !== 'apart',
          );
          return <OneFunnel key={funnel.category} funnel={funnel} branches={branches} />;
        })}
      </div>
    </>
  );
}

/** One category: drawn where there are enough to be held against each other, and as a table alone where there are not. */
function OneFunnel({ funnel, branches }: { readonly funnel: Funnel; readonly branches: readonly NationalBranch[] }) {
  const { category, target } = funnel;
  const title = say('national.funnel.title', { category, target: share(target) });
  const compared = branches.filter(({ place }) => place !== 'few');
  if (compared.length === 0)
    return (
      <section className={styles.few} aria-label={title}>
        <h2>{title}</h2>
        <p className={styles.spread}>{say('national.funnel.tooFew')}</p>
        <Scrolling label={say('national.funnel.caption', { category })}>
          <Points category={category} branches={branches} />
        </Scrolling>
      </section>
    );
  return (
    <div className={styles.funnel}>
      <ChartFrame
        title={title}
        words={{ table: say('national.asTable'), chart: say('national.asChart') }}
        draw={(size) => <FunnelDrawing funnel={funnel} branches={compared} size={size} />}
        table={<Points category={category} branches={branches} />}
      />
      <p className={styles.spread}>
        {say(funnel.spread > 1 ? 'national.funnel.spread' : 'national.funnel.plain', { phi: oneDecimal(funnel.phi) })}
      </p>
    </div>
  );
}

function Points({ category, branches }: { readonly category: string; readonly branches: readonly NationalBranch[] }) {
  return (
    <Table
      caption={say('national.funnel.caption', { category })}
      columns={[
        { id: 'name', head: say('national.branch'), cell: (branch) => <BranchName branch={branch} /> },
        { id: 'people', head: say('national.attended'), align: 'end', cell: ({ sums }) => number(sums.official.d) },
        { id: 'official', head: say('national.official'), align: 'end', cell: ({ sums }) => share(sums.official) },
        { id: 'place', head: say('national.place'), cell: ({ place }) => say(`national.place.${place}`) },
      ]}
      rows={branches}
      rowKey={({ branchId }) => branchId}
    />
  );
}
