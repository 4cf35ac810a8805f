import { columnsOf, DAY_TABLES, type FactTable } from '@turno25/shared/domain/figures/facts/tables.ts';
import { CENTRE_TABLE_NAMES, type CentreTable, centreColumns } from '../facts/tables.ts';
import { SUM_TABLES, type SumTable, sumColumns, sumGroups, sumName } from './sums.ts';

export type WarehouseColumn = { readonly name: string; readonly type: 'text' | 'integer'; readonly nullable: boolean };

/** A table of the warehouse: `key` says what no two rows have alike, the branch first wherever there is one. */
export type WarehouseTable = {
  readonly name: string;
  readonly columns: readonly WarehouseColumn[];
  readonly key: readonly string[];
  /** Whether its rows are of business dates, by which a database for the nation parts it. */
  readonly dated: boolean;
};

const text = (name: string, nullable = false): WarehouseColumn => ({ name, type: 'text', nullable });
const integer = (name: string, nullable = false): WarehouseColumn => ({ name, type: 'integer', nullable });

/** The columns of a fact table at the centre: the branch before those that leave a branch, and never who attended. */
export function factColumns(table: FactTable): readonly WarehouseColumn[] {
  const own = columnsOf(table).filter(([, column]) => column.own !== true);
  return [
    text('branch_id'),
    ...own.map(([name, column]) => ({ name, type: column.type, nullable: column.nullable === true })),
  ];
}

const factTable = (table: FactTable): WarehouseTable => ({
  name: table,
  columns: factColumns(table),
  key: ['branch_id', 'business_date', 'place'],
  dated: true,
});

/** The columns of a table of the centre's own. */
export function besideColumns(table: CentreTable): readonly WarehouseColumn[] {
  return [
    text('branch_id'),
    ...centreColumns(table).map(([name, { type, nullable }]) => ({ name, type, nullable: nullable === true })),
  ];
}

const besideTable = (table: CentreTable): WarehouseTable => ({
  name: table,
  columns: besideColumns(table),
  key: ['branch_id', 'business_date', 'place'],
  dated: true,
});

const sumTable = (table: SumTable): WarehouseTable => ({
  name: sumName(table),
  columns: [
    text('branch_id'),
    text('business_date'),
    integer('formulas'),
    ...sumGroups(table).map((name) => text(name, true)),
    ...sumColumns(table).map((name) => integer(name, true)),
  ],
  // A sum may be of no service; what no two rows have alike is held by the way they are made.
  key: [],
  dated: true,
});

/** Every table, in the order in which they are made. Another shape is another version. */
export const WAREHOUSE_TABLES: readonly WarehouseTable[] = [
  {
    name: 'dim_branch',
    columns: [
      text('branch_id'),
      text('name'),
      text('region_id'),
      text('province_id'),
      text('comuna_id'),
      text('category'),
      text('profile'),
      text('proof'),
      integer('goal_percent'),
      integer('density', true),
      integer('attentions', true),
      integer('comunas', true),
      integer('rurality', true),
    ],
    key: ['branch_id'],
    dated: false,
  },
  { name: 'dim_institution', columns: [text('institution_id'), text('name')], key: ['institution_id'], dated: false },
  {
    name: 'dim_service',
    columns: [text('service_id'), text('institution_id'), text('name')],
    key: ['service_id'],
    dated: false,
  },
  {
    name: 'dim_calendar',
    columns: [
      text('business_date'),
      integer('year'),
      integer('quarter'),
      integer('month'),
      text('week'),
      integer('weekday'),
    ],
    key: ['business_date'],
    dated: false,
  },
  {
    name: 'day_of',
    columns: [
      text('branch_id'),
      text('business_date'),
      integer('seal_seq', true),
      integer('formulas'),
      text('comuna_id', true),
    ],
    key: ['branch_id', 'business_date'],
    dated: true,
  },
  ...DAY_TABLES.map(factTable),
  factTable('fact_case'),
  ...CENTRE_TABLE_NAMES.map(besideTable),
  ...SUM_TABLES.map(sumTable),
];

/** Grows whenever a table is another: what was loaded is dropped then and made again of the evidence. */
export const WAREHOUSE_VERSION = 4;

/** Tables whose rows a day brings, and which are replaced with it. */
export const OF_DAY: readonly string[] = ['day_of', ...DAY_TABLES, ...CENTRE_TABLE_NAMES, ...SUM_TABLES.map(sumName)];

/** How a table is made, in words that DuckDB and PostgreSQL have in common. */
export function columnsSql({ columns, key }: WarehouseTable, withKey: boolean): string {
  const lines = columns.map(
    ({ name, type, nullable }) => `${name} ${type === 'text' ? 'VARCHAR' : 'BIGINT'}${nullable ? '' : ' NOT NULL'}`,
  );
  return [...lines, ...(withKey && key.length > 0 ? [`PRIMARY KEY (${key.join(', ')})`] : [])].join(',\n  ');
}
