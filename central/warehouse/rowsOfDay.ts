import { isoWeek, isoWeekday } from '@turno25/shared/domain/figures/facts/days.ts';
import type { FactRow, FactValue } from '@turno25/shared/domain/figures/facts/tables.ts';
import { DAY_TABLES } from '@turno25/shared/domain/figures/facts/tables.ts';
import { CENTRE_TABLE_NAMES } from '../facts/tables.ts';
import type { BranchDay, Dimensions } from './port.ts';
import { besideColumns, factColumns } from './schema.ts';

export type Rows = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly FactValue[]>;
};

/** What a load writes of some days of branches, table by table; sums are made of these afterwards. */
export function rowsOfDays(days: readonly BranchDay[]): readonly Rows[] {
  return [
    {
      table: 'day_of',
      columns: ['branch_id', 'business_date', 'seal_seq', 'formulas', 'comuna_id'],
      rows: days.map(({ branchId, date, sealSeq, formulas, comunaId = null }) => [
        branchId,
        date,
        sealSeq,
        formulas,
        comunaId,
      ]),
    },
    ...DAY_TABLES.map((table) => {
      const columns = factColumns(table).map(({ name }) => name);
      const [, ...names] = columns;
      return { table, columns, rows: rowsFrom(days, names, ({ facts }) => facts[table]) };
    }),
    ...CENTRE_TABLE_NAMES.map((table) => {
      const columns = besideColumns(table).map(({ name }) => name);
      const [, ...names] = columns;
      return { table, columns, rows: rowsFrom(days, names, ({ beside }) => beside?.[table] ?? []) };
    }),
  ];
}

function* rowsFrom(
  days: readonly BranchDay[],
  names: readonly string[],
  of: (day: BranchDay) => readonly FactRow[],
): Generator<readonly FactValue[]> {
  for (const day of days) for (const row of of(day)) yield [day.branchId, ...names.map((name) => row[name] ?? null)];
}

/** What is described, table by table, with the column by which an older description is replaced. */
export function rowsOfDimensions({ branches, institutions, services }: Dimensions): readonly (Rows & {
  readonly key: string;
})[] {
  return [
    {
      table: 'dim_branch',
      key: 'branch_id',
      columns: [
        'branch_id',
        'name',
        'region_id',
        'province_id',
        'comuna_id',
        'category',
        'profile',
        'proof',
        'goal_percent',
        'density',
        'attentions',
        'comunas',
        'rurality',
      ],
      rows: branches.map((one) => [
        one.branchId,
        one.name,
        one.regionId,
        one.provinceId,
        one.comunaId,
        one.category,
        one.profile,
        one.proof,
        one.goalPercent,
        one.variables.density,
        one.variables.attentions,
        one.variables.comunas,
        one.variables.rurality,
      ]),
    },
    {
      table: 'dim_institution',
      key: 'institution_id',
      columns: ['institution_id', 'name'],
      rows: institutions.map(({ id, name }) => [id, name]),
    },
    {
      table: 'dim_service',
      key: 'service_id',
      columns: ['service_id', 'institution_id', 'name'],
      rows: services.map(({ id, institutionId, name }) => [id, institutionId, name]),
    },
  ];
}

/** The calendar of some dates. */
export function rowsOfCalendar(dates: readonly string[]): Rows {
  return {
    table: 'dim_calendar',
    columns: ['business_date', 'year', 'quarter', 'month', 'week', 'weekday'],
    rows: dates.map((date) => {
      const month = Number(date.slice(5, 7));
      return [date, Number(date.slice(0, 4)), Math.ceil(month / 3), month, isoWeek(date), isoWeekday(date)];
    }),
  };
}
