import { FIGURE_KEYS, figureOf } from '@turno25/shared/figures/cube/figures.ts';
import { denominatorColumn, numeratorColumn } from '../sums.ts';
import { ANALYST_TABLES, analystColumns } from './tables.ts';

/** What an analyst asks: a name, and the question that gives its rows. */
export type AnalystView = { readonly name: string; readonly sql: string };

/** Fewer than so many answers are nobody's to read (ADR 0076). */
const SMALLEST_CELL = 10;

/** Every view, the same on each engine. `where` says of which dates: a condition on `business_date`. */
export function analystViews(where: string | null = null): readonly AnalystView[] {
  const plain = ANALYST_TABLES.map((table) => {
    const limited = where !== null && table.dated ? ` WHERE ${where}` : '';
    return { name: table.name, sql: `SELECT ${analystColumns(table)} FROM ${table.name}${limited}` };
  });
  return [...plain, { name: 'answers_month', sql: answersSql(where) }];
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
