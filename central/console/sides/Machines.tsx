import type { NationalView } from '@turno25/shared/contracts/national.ts';
import type { MachinesOf, NationalMachines } from '@turno25/shared/contracts/nationalSides.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { BranchName } from '../branch/BranchName.tsx';
import styles from '../country/country.module.css';
import { hours, number, share } from '../figureWords.ts';
import { besideBranches } from './ofBranches.ts';
import { Side } from './Side.tsx';

const KINDS = ['server', 'kiosk', 'printer', 'scanner', 'board'] as const;

/** How long machines worked: all together by kind, then branch by branch. */
export function Machines({ nation }: { readonly nation: NationalView }) {
  return (
    <Side<NationalMachines> side="machines" nation={nation} lead={say('nationalSides.machines.lead')}>
      {({ kinds, branches }) => (
        <>
          <h2 className={styles.heading}>{say('nationalSides.machines.byKind')}</h2>
          <Scrolling label={say('nationalSides.machines.byKind')}>
            <Table
              caption={say('nationalSides.machines.byKind')}
              columns={[
                { id: 'kind', head: say('nationalSides.machines.kind'), cell: ({ kind }) => kindWords(kind) },
                {
                  id: 'count',
                  head: say('nationalSides.machines.count'),
                  align: 'end',
                  cell: ({ machines }) => number(machines),
                },
                { id: 'up', head: say('nationalSides.machines.up'), align: 'end', cell: upOf },
                {
                  id: 'losses',
                  head: say('nationalSides.machines.losses'),
                  align: 'end',
                  cell: ({ losses }) => number(losses),
                },
                {
                  id: 'unwatched',
                  head: say('nationalSides.machines.unwatched'),
                  align: 'end',
                  cell: ({ unwatchedMs }) => hours(unwatchedMs),
                },
              ]}
              rows={kinds}
              rowKey={({ kind }) => kind}
              empty={say('nationalSides.machines.none')}
            />
          </Scrolling>
          {branches.length > 0 && (
            <>
              <h2 className={styles.heading}>{say('national.country')}</h2>
              <Scrolling label={say('nationalSides.branches')}>
                <Table
                  caption={say('nationalSides.branches')}
                  columns={[
                    { id: 'name', head: say('national.branch'), cell: ({ branch }) => <BranchName branch={branch} /> },
                    { id: 'comuna', head: say('national.comuna'), cell: ({ branch }) => branch.comuna },
                    ...KINDS.map((kind) => ({
                      id: kind,
                      head: say(`nationalSides.machine.${kind}`),
                      align: 'end' as const,
                      cell: ({ of }: { readonly of: NationalMachines['branches'][number] }) => {
                        const own = of.kinds.find((one) => one.kind === kind);
                        return own === undefined ? '—' : upOf(own);
                      },
                    })),
                  ]}
                  rows={besideBranches(nation, branches)}
                  rowKey={({ branch }) => branch.branchId}
                />
              </Scrolling>
            </>
          )}
        </>
      )}
    </Side>
  );
}

function upOf({ upMs, dueMs }: MachinesOf): string {
  return share({ n: upMs, d: dueMs });
}

function kindWords(kind: string): string {
  const known = KINDS.find((one) => one === kind);
  return known === undefined ? kind : say(`nationalSides.machine.${known}`);
}
