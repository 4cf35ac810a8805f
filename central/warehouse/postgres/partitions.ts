import { columnsSql, WAREHOUSE_TABLES, type WarehouseTable } from '../schema.ts';

/** Dates are compared byte by byte, whatever the language of the database. */
const DATE = 'business_date VARCHAR COLLATE "C"';

/** How a table is made: with its key, and parted by date where it has one. A sum has an index in the place of a key. */
export function tableSql(table: WarehouseTable): readonly string[] {
  const columns = columnsSql(table, true).replace('business_date VARCHAR', DATE);
  const parted = table.dated ? ' PARTITION BY RANGE (business_date)' : '';
  const made = `CREATE TABLE ${table.name} (\n  ${columns}\n)${parted}`;
  const indexed = `CREATE INDEX ON ${table.name} (branch_id, business_date)`;
  return table.key.length === 0 ? [made, indexed] : [made];
}

/** The parts of the quarters of some dates, for every table that is parted. */
export function partitionsSql(
  dates: readonly string[],
): readonly { readonly quarter: string; readonly statements: readonly string[] }[] {
  const quarters = new Map(dates.map((date) => [nameOf(date), date]));
  return [...quarters].map(([quarter, date]) => {
    const [from, to] = boundsOf(date);
    const statements = WAREHOUSE_TABLES.filter(({ dated }) => dated).map(
      ({ name }) =>
        `CREATE TABLE IF NOT EXISTS ${name}_${quarter} PARTITION OF ${name} FOR VALUES FROM ('${from}') TO ('${to}')`,
    );
    return { quarter, statements };
  });
}

function quarterOf(date: string): number {
  return Math.ceil(Number(date.slice(5, 7)) / 3);
}

function nameOf(date: string): string {
  return `${date.slice(0, 4)}q${quarterOf(date)}`;
}

/** The first date of the quarter of a date, and of the next one. */
function boundsOf(date: string): readonly [from: string, to: string] {
  const year = Number(date.slice(0, 4));
  const quarter = quarterOf(date);
  const first = (of: number, at: number): string => `${of}-${String(at * 3 - 2).padStart(2, '0')}-01`;
  return [first(year, quarter), quarter === 4 ? first(year + 1, 1) : first(year, quarter + 1)];
}
