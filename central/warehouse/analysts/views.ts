import { lastOfMonth } from '@turno25/shared/domain/calendar/businessDates.ts';
import { wholeMonths } from '@turno25/shared/domain/calendar/months.ts';
import { FIGURE_KEYS, figureOf } from '@turno25/shared/figures/cube/figures.ts';
import { denominatorColumn, numeratorColumn } from '../sums.ts';
import { ANALYST_TABLES, analystColumns } from './tables.ts';

/** What an analyst asks: a name, and the question that gives its rows. */
export type AnalystView = { readonly name: string; readonly sql: string };

/** Fewer than so many answers are nobody's to read (ADR 0076). */
const SMALLEST_CELL = 10;

/** Dates, both included. */
export type Dates = { readonly from: string; readonly to: string };

/** Every view, the same on each engine; of some dates, or of all. */
export function analystViews(dates: Dates | null = null): readonly AnalystView[] {
  const where = dates === null ? null : between(dates.from, dates.to);
  const plain = ANALYST_TABLES.map((table) => {
    const limited = where !== null && table.dated ? ` WHERE ${where}` : '';
    return { name: table.name, sql: `SELECT ${analystColumns(table)} FROM ${table.name}${limited}` };
  });
  return [...plain, { name: 'answers_month', sql: answersSql(dates) }];
}

function between(from: string, to: string): string {
  return `business_date BETWEEN '${from}' AND '${to}'`;
}

/** The months that lie whole in some dates: of a part of one, two files that differ by a day would tell of that day. */
function inWholeMonths({ from, to }: Dates): string {
  const months = wholeMonths(from, to);
  const [first] = months;
  const last = months.at(-1);
  return first === undefined || last === undefined ? '1 = 0' : between(`${first}-01`, lastOfMonth(last));
}

/**
 * What people answered, by branch and whole months that are over: those before the last month that the branch has a day of,
 * so that a clock that is ahead opens nobody else's. A figure of fewer answers than the smallest cell is null, with its count.
 */
function answersSql(dates: Dates | null): string {
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
    `FROM sum_answer WHERE ${dates === null ? over : `${inWholeMonths(dates)} AND ${over}`}`,
    'GROUP BY 1, 2, 3',
  ].join('\n');
}
