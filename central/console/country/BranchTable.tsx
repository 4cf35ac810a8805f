import type { NationalBranch } from '@turno25/shared/contracts/national.ts';
import { REGIONS } from '@turno25/shared/domain/territory.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { BranchName } from '../branch/BranchName.tsx';
import { minutes, number, share } from '../figureWords.ts';

type Props = {
  readonly caption: string;
  readonly branches: readonly NationalBranch[];
  /** Where they are of several regions. */
  readonly withRegion: boolean;
  readonly onOpen: (branchId: string) => void;
};

const SHORT = new Map(REGIONS.map(({ id, short }) => [id, short]));

/** Branches with what they did, in the order in which they are given; whoever presses one sees its days. */
export function BranchTable({ caption, branches, withRegion, onOpen }: Props) {
  return (
    <Scrolling label={caption}>
      <Table
        caption={caption}
        columns={columns(withRegion, onOpen)}
        rows={branches}
        rowKey={({ branchId }) => branchId}
        roomy
        empty={say('national.noBranches')}
      />
    </Scrolling>
  );
}

function columns(withRegion: boolean, onOpen: (branchId: string) => void): readonly Column<NationalBranch>[] {
  const region: Column<NationalBranch> = {
    id: 'region',
    head: say('national.region'),
    cell: ({ regionId }) => SHORT.get(regionId) ?? regionId,
  };
  return [
    { id: 'name', head: say('national.branch'), cell: (branch) => <BranchName branch={branch} /> },
    ...(withRegion ? [region] : []),
    { id: 'comuna', head: say('national.comuna'), cell: ({ comuna }) => comuna },
    { id: 'category', head: say('national.category'), cell: ({ category }) => category },
    {
      id: 'official',
      head: say('national.official'),
      align: 'end',
      cell: ({ sums }) => share(sums.official),
    },
    {
      id: 'strict',
      head: say('national.strict'),
      align: 'end',
      cell: ({ sums }) => share(sums.strict),
    },
    {
      id: 'people',
      head: say('national.attended'),
      align: 'end',
      cell: ({ sums }) => number(sums.official.d),
    },
    {
      id: 'wait',
      head: say('national.wait'),
      align: 'end',
      cell: ({ sums }) => minutes(sums.wait),
    },
    {
      id: 'occupancy',
      head: say('national.occupancy'),
      align: 'end',
      cell: ({ sums }) => share(sums.occupancy),
    },
    { id: 'place', head: say('national.place'), cell: ({ place }) => say(`national.place.${place}`) },
    {
      id: 'open',
      head: say('national.days'),
      headShown: false,
      cell: ({ branchId, name }) => (
        <Button look="inline" aria-label={say('national.openDays', { name })} onPress={() => onOpen(branchId)}>
          {say('national.days')}
        </Button>
      ),
    },
  ];
}
