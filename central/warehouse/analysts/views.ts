import { FIGURE_KEYS, figureOf } from '@turno25/shared/figures/cube/figures.ts';
import { WAREHOUSE_TABLES } from '../schema.ts';
import { denominatorColumn, numeratorColumn } from '../sums.ts';

/** What an analyst asks: a name, and the question that gives its rows. `dated`: its rows are of business dates. */
export type AnalystView = { readonly name: string; readonly sql: string; readonly dated: boolean };

/** Tables that analysts have, row by row. Not among them: answers of people, which are told of whole months alone. */
const GIVEN = [
  'dim_branch',
  'dim_institution',
  'dim_service',
  'dim_calendar',
  'day_of',
  'fact_unit',
  'fact_attention',
  'fact_call',
  'fact_door',
  'sum_unit',
  'sum_attention',
  'sum_call',
  'sum_counter',
  'sum_door',
] as const;

/** Columns by which a visit could be followed, one of the staff be told from the others, or who answered be known. */
const KEPT_BACK: readonly string[] = ['visit_id', 'unit_id', 'counter_id', 'answered'];

/** Fewer than so many answers are nobody's to read (ADR 0076). */
const SMALLEST_CELL = 10;

/** Every view, the same on each engine. `where` says of which dates: a condition on `business_date`. */
export function analystViews(where: string | null = null): readonly AnalystView[] {
  const given = WAREHOUSE_TABLES.filter(({ name }) => (GIVEN as readonly string[]).includes(name));
  const plain = given.map(({ name, columns, dated }) => {
    const names = columns.map((column) => column.name).filter((column) => !KEPT_BACK.includes(column));
    const limited = where !== null && dated ? ` WHERE ${where}` : '';
    return { name, dated, sql: `SELECT ${names.join(', ')} FROM ${name}${limited}` };
  });
  return [...plain, { name: 'answers_month', dated: false, sql: answersSql(where) }];
}

/**
 * What people answered, by branch and whole months that are over: those before the last month that the branch has a day of,
 * so that a clock that is ahead opens nobody else's. A figure of fewer answers than the smallest cell is null, with its count.
 */
function answersSql(where: string | null): string {
  const figures = FIGURE_KEYS.flatMap((key) => {
    const denominator = denominatorColumn(key);
    return figureOf(key).table === 'fact_answer' && denominator !== null
      ? [{ numerator: numeratorColumn(key), denominator }]
      : [];
  });
  const shown = figures.flatMap(({ numerator, denominator }) =>
    [numerator, denominator].map(
      (column) =>
        `CAST(CASE WHEN SUM(${denominator}) >= ${SMALLEST_CELL} THEN SUM(${column}) END AS BIGINT) AS ${column}`,
    ),
  );
  const month = 'SUBSTR(business_date, 1, 7)';
  const last =
    'SELECT MAX(SUBSTR(day_of.business_date, 1, 7)) FROM day_of WHERE day_of.branch_id = sum_answer.branch_id';
  const over = `SUBSTR(sum_answer.business_date, 1, 7) < (${last})`;
  return [
    `SELECT branch_id, ${month} AS month, formulas,`,
    `  ${shown.join(',\n  ')}`,
    `FROM sum_answer WHERE ${where === null ? over : `${where} AND ${over}`}`,
    'GROUP BY 1, 2, 3',
  ].join('\n');
}
