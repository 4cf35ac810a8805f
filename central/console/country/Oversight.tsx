import type { NationalBranch, NationalView, OversightView } from '@turno25/shared/contracts/national.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { BranchName } from '../branch/BranchName.tsx';
import { ofHowMany, share } from '../figureWords.ts';
import { useAnswer } from '../useAnswer.ts';
import styles from './country.module.css';

type Signal = OversightView['signals'][number];
type Counted = { readonly branch: NationalBranch; readonly signal: Signal };
type Working = { readonly branch: NationalBranch; readonly up: ReadonlyMap<string, OversightView['machines'][number]> };

/** For whoever audits: what rules counted at each branch, never a verdict; and how long its machines worked. */
export function Oversight({ nation }: { readonly nation: NationalView }) {
  const { from, to } = nation.period;
  const { value, trouble } = useAnswer<OversightView>(`/national/oversight?from=${from}&to=${to}`);
  if (trouble !== null) return <Notice kind="warning">{trouble}</Notice>;
  if (value === null) return <p role="status">{say('national.asking')}</p>;
  const counted = nation.branches.flatMap((branch): readonly Counted[] =>
    value.signals.filter((one) => one.branchId === branch.branchId).map((signal) => ({ branch, signal })),
  );
  const kinds = [...new Set(value.machines.map(({ kind }) => kind))].sort();
  const working = nation.branches.flatMap((branch): readonly Working[] => {
    const own = value.machines.filter((one) => one.branchId === branch.branchId);
    return own.length === 0 ? [] : [{ branch, up: new Map(own.map((one) => [one.kind, one])) }];
  });
  return (
    <>
      <h2 className={styles.heading}>{say('national.machines')}</h2>
      <Scrolling label={say('national.machines')}>
        <Table
          caption={say('national.machines')}
          columns={machineColumns(kinds)}
          rows={working}
          rowKey={({ branch }) => branch.branchId}
          empty={say('national.nothing')}
        />
      </Scrolling>
      <h2 className={styles.heading}>{say('national.signals')}</h2>
      <p>{say('national.signals.lead')}</p>
      <Scrolling label={say('national.signals')}>
        <Table
          caption={say('national.signals')}
          columns={SIGNAL_COLUMNS}
          rows={counted}
          rowKey={({ branch, signal }) => `${branch.branchId} ${signal.rule}`}
          empty={say('national.nothing')}
        />
      </Scrolling>
    </>
  );
}

const SIGNAL_COLUMNS: readonly Column<Counted>[] = [
  { id: 'name', head: say('national.branch'), cell: ({ branch }) => <BranchName branch={branch} /> },
  {
    id: 'rule',
    head: say('national.signals.rule'),
    cell: ({ signal }) => named(`signals.rule.${signal.rule}`, signal.rule),
  },
  {
    id: 'counted',
    head: say('national.signals.counted'),
    align: 'end',
    cell: ({ signal }) => ofHowMany(signal.counted),
  },
  { id: 'share', head: say('national.signals.share'), align: 'end', cell: ({ signal }) => share(signal.counted) },
];

function machineColumns(kinds: readonly string[]): readonly Column<Working>[] {
  return [
    { id: 'name', head: say('national.branch'), cell: ({ branch }) => <BranchName branch={branch} /> },
    ...kinds.map(
      (kind): Column<Working> => ({
        id: kind,
        head: named(`national.machine.${kind}`, kind),
        align: 'end',
        cell: ({ up }) => share(up.get(kind)?.up ?? { n: 0, d: 0 }),
      }),
    ),
  ];
}

function named(key: string, otherwise: string): string {
  return isMessageKey(key) ? say(key) : otherwise;
}
