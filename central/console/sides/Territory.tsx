import type { NationalView, Sums } from '@turno25/shared/contracts/national.ts';
import { REGIONS } from '@turno25/shared/domain/territory.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import styles from '../country/country.module.css';
import { regionRows } from '../country/regionRows.ts';
import { minutes, number, ofHowMany, share } from '../figureWords.ts';
import { comunaRows } from './territoryRows.ts';

const SHORT = new Map(REGIONS.map(({ id, short }) => [id, short]));

/** The country as tables: its regions, and its comunas by their codes (CUT). */
export function Territory({ nation }: { readonly nation: NationalView }) {
  return (
    <>
      <h2 className={styles.heading}>{say('nationalSides.regions')}</h2>
      <Scrolling label={say('nationalSides.regions')}>
        <Table
          caption={say('nationalSides.regions')}
          columns={[
            { id: 'name', head: say('national.region'), cell: ({ region }) => region.name },
            { id: 'code', head: say('nationalSides.code'), cell: ({ region }) => region.id },
            ...sumColumns(),
          ]}
          rows={regionRows(nation)}
          rowKey={({ region }) => region.id}
        />
      </Scrolling>
      <h2 className={styles.heading}>{say('nationalSides.comunas')}</h2>
      <Scrolling label={say('nationalSides.comunas')}>
        <Table
          caption={say('nationalSides.comunas')}
          columns={[
            { id: 'name', head: say('national.comuna'), cell: ({ comuna }) => comuna },
            { id: 'code', head: say('nationalSides.code'), cell: ({ comunaId }) => comunaId },
            {
              id: 'region',
              head: say('national.region'),
              cell: ({ regionId }) => SHORT.get(regionId) ?? regionId,
            },
            ...sumColumns(),
          ]}
          rows={comunaRows(nation)}
          rowKey={({ comunaId }) => comunaId}
          empty={say('national.noBranches')}
        />
      </Scrolling>
    </>
  );
}

function sumColumns<
  Row extends { readonly sums: Sums; readonly branches: readonly unknown[] },
>(): readonly Column<Row>[] {
  return [
    {
      id: 'branches',
      head: say('nationalSides.branches'),
      align: 'end',
      cell: ({ branches }) => number(branches.length),
    },
    { id: 'official', head: say('national.official'), align: 'end', cell: ({ sums }) => share(sums.official) },
    { id: 'within', head: say('nationalSides.within'), align: 'end', cell: ({ sums }) => ofHowMany(sums.official) },
    { id: 'strict', head: say('national.strict'), align: 'end', cell: ({ sums }) => share(sums.strict) },
    { id: 'wait', head: say('national.wait'), align: 'end', cell: ({ sums }) => minutes(sums.wait) },
  ];
}
