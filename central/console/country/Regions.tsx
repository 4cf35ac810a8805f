import type { NationalView, RegionWaits } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useState } from 'react';
import { share } from '../figureWords.ts';
import { useAnswer } from '../useAnswer.ts';
import { WaitRanksLine } from '../WaitRanksLine.tsx';
import { BranchTable } from './BranchTable.tsx';
import styles from './country.module.css';
import { type RegionRow, regionRows } from './regionRows.ts';

/** Waits by rank read every person's: they are asked of the region that is chosen. */
function RegionRanks({ id, period: { from, to } }: { readonly id: string; readonly period: NationalView['period'] }) {
  const { value } = useAnswer<RegionWaits>(`/national/regions/${id}?from=${from}&to=${to}`);
  return value === null ? null : <WaitRanksLine wait={value.wait} />;
}

type Props = { readonly nation: NationalView; readonly onOpen: (branchId: string) => void };

/** Sixteen tiles from north to south, as the country lies; the branches of the one that is chosen in a table below. */
export function Regions({ nation, onOpen }: Props) {
  const rows = regionRows(nation);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = rows.find(({ region }) => region.id === chosen) ?? null;
  const branches = shown === null ? nation.branches : shown.branches;
  return (
    <>
      <ul className={styles.tiles} aria-label={say('national.tiles')}>
        {rows.map((row) => (
          <li key={row.region.id}>
            <Tile
              row={row}
              pressed={row.region.id === chosen}
              onPress={() => setChosen(row.region.id === chosen ? null : row.region.id)}
            />
          </li>
        ))}
      </ul>
      <h2 className={styles.heading}>{shown === null ? say('national.country') : shown.region.name}</h2>
      {shown !== null && <RegionRanks id={shown.region.id} period={nation.period} />}
      <BranchTable
        caption={shown === null ? say('national.country') : shown.region.name}
        branches={branches}
        withRegion={shown === null}
        onOpen={onOpen}
      />
    </>
  );
}

function Tile({
  row,
  pressed,
  onPress,
}: {
  readonly row: RegionRow;
  readonly pressed: boolean;
  readonly onPress: () => void;
}) {
  const { region, branches, sums, doubted } = row;
  return (
    <button
      type="button"
      className={styles.tile}
      aria-pressed={pressed}
      data-empty={branches.length === 0}
      onClick={onPress}
    >
      <span className={styles.tileName}>{region.short}</span>
      <span className={styles.tileValue}>{share(sums.official)}</span>
      <span className={styles.tileDetail}>{say('national.tileStrict', { strict: share(sums.strict) })}</span>
      <span className={styles.tileDetail}>{say('national.tile', { branches: branches.length })}</span>
      {doubted > 0 && <span className={styles.tileDoubt}>{say('national.tileDoubt', { doubted })}</span>}
    </button>
  );
}
