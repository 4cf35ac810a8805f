import type { BranchStanding } from '@turno25/shared/contracts/centre.ts';
import { type CentreRole, mayDoAtCentre } from '@turno25/shared/contracts/centrePermissions.ts';
import type { NationalView } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Badge } from '@turno25/shared/ui/kit/Badge.tsx';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { useState } from 'react';
import { number, shortDay } from '../figureWords.ts';
import { ReleaseSheet } from './ReleaseSheet.tsx';

type Props = {
  readonly nation: NationalView;
  readonly officer: { readonly id: string; readonly role: CentreRole };
  readonly onChanged: () => void;
};

/** How each branch stands: heard, late, or not believed and why. Those that somebody has to look into come first. */
export function Standings({ nation, officer, onChanged }: Props) {
  const [releasing, setReleasing] = useState<BranchStanding | null>(null);
  const first = (one: BranchStanding): number =>
    one.fault !== null || one.disputed ? 0 : one.state === 'upToDate' ? 2 : 1;
  const rows = nation.standings.toSorted((a, b) => first(a) - first(b) || a.name.localeCompare(b.name, 'es'));
  return (
    <Scrolling label={say('national.tab.standings')}>
      <Table
        caption={say('national.tab.standings')}
        columns={[
          { id: 'name', head: say('national.branch'), cell: ({ name }) => name },
          { id: 'state', head: say('national.state'), cell: (one) => <State standing={one} /> },
          {
            id: 'why',
            head: say('national.why'),
            cell: whyOf,
          },
          {
            id: 'sealed',
            head: say('national.sealedUntil'),
            cell: ({ sealedUntil }) => (sealedUntil === null ? '—' : shortDay(sealedUntil)),
          },
          { id: 'events', head: say('national.events'), align: 'end', cell: ({ heldSeq }) => number(heldSeq) },
          { id: 'way', head: say('national.way'), cell: ({ way }) => say(`national.way.${way}`) },
          {
            id: 'release',
            head: say('national.release'),
            headShown: false,
            cell: (one) =>
              mayAct(one, officer) ? (
                <Button
                  look="inline"
                  aria-label={say(isRestored(one) ? 'national.acceptRestoreOf' : 'national.releaseOf', {
                    name: one.name,
                  })}
                  onPress={() => setReleasing(one)}
                >
                  {say(isRestored(one) ? 'national.acceptRestore' : 'national.release')}
                </Button>
              ) : null,
          },
        ]}
        rows={rows}
        rowKey={({ branchId }) => branchId}
        roomy
        empty={say('national.noStandings')}
      />
      {releasing !== null && (
        <ReleaseSheet
          standing={releasing}
          onClose={() => setReleasing(null)}
          onReleased={() => {
            setReleasing(null);
            onChanged();
          }}
        />
      )}
    </Scrolling>
  );
}

function isRestored({ fault }: BranchStanding): boolean {
  return fault?.code === 'restored';
}

/** Whether somebody has a word to say about a branch: who accepted its restore already waits for another. */
function mayAct(standing: BranchStanding, { id, role }: Props['officer']): boolean {
  const permission = isRestored(standing) ? 'branches.acceptRestore' : 'branches.release';
  return standing.fault !== null && mayDoAtCentre(role, permission) && standing.accepted?.who !== id;
}

function whyOf({ fault, trouble, disputed, accepted }: BranchStanding): string {
  const why = fault?.sentence ?? (disputed ? say('national.disputed') : trouble) ?? '';
  return accepted === null ? why : `${why} ${say('national.acceptedBy', { name: accepted.name })}`;
}

function State({ standing: { state, disputed } }: { readonly standing: BranchStanding }) {
  if (state === 'quarantined' || disputed)
    return (
      <Badge
        kind="stop"
        label={say(`national.state.${disputed && state !== 'quarantined' ? 'disputed' : 'quarantined'}`)}
      />
    );
  return <Badge kind={state === 'upToDate' ? 'plain' : 'warning'} label={say(`national.state.${state}`)} />;
}
