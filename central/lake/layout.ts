import { quoted } from '../warehouse/literals.ts';
import { WAREHOUSE_TABLES, type WarehouseTable } from '../warehouse/schema.ts';

/** Columns of the lake that stand in the names of its folders, in the way that Hive gave them. */
export const PARTITIONS = ['year', 'quarter', 'region'] as const;

/** Where rows of a branch lie: a quarter of a year, in a region of the country (CUT, two digits). */
export type LakePart = {
  readonly branchId: string;
  readonly year: number;
  readonly quarter: number;
  readonly region: string;
};

/** Tables of the lake: those of the warehouse. What is dated lies in parts, what describes in one file. */
export const LAKE_TABLES: readonly WarehouseTable[] = WAREHOUSE_TABLES;

/** `fact_unit/year=2026/quarter=4/region=13/gen-13101.parquet`: a file has one branch, whose next load rewrites it alone. */
export function fileOfPart({ name }: WarehouseTable, { branchId, year, quarter, region }: LakePart): string {
  return `${name}/year=${year}/quarter=${quarter}/region=${region}/${branchId}.parquet`;
}

/** The one file of a table that describes. */
export function fileOfDimension({ name }: WarehouseTable): string {
  return `${name}/${name}.parquet`;
}

/** The first and the last date of a quarter. */
function datesOf({ year, quarter }: Pick<LakePart, 'year' | 'quarter'>): {
  readonly from: string;
  readonly to: string;
} {
  const month = (at: number): string => String(at).padStart(2, '0');
  const last = quarter * 3;
  // Dates are compared as texts: no month has a later one.
  return { from: `${year}-${month(last - 2)}-01`, to: `${year}-${month(last)}-31` };
}

/** What a table has of a part. */
export function rowsOfPartSql(table: string, part: LakePart, columns = '*'): string {
  const { from, to } = datesOf(part);
  return `SELECT ${columns} FROM ${table} WHERE branch_id = ${quoted(part.branchId)} AND business_date BETWEEN '${from}' AND '${to}'`;
}
