import type { FactTable } from '../../domain/figures/facts/tables.ts';
import { type BreakdownKey, breakdownOf } from './breakdowns.ts';
import { sumSql } from './expression.ts';
import type { Figure } from './figures.ts';

/** Which rows: dates both included, of one version of the formulas (null: whatever the table has). */
export type Range = { readonly from: string; readonly to: string; readonly formulas: number | null };

/** Where the rows of a table are: its own name, or a select that gives the same columns. */
export type From = (table: FactTable) => string;

const byName: From = (table) => table;

/**
 * The SQL of some figures of one table that are sums: a row for each group that has rows, `g1`, `g2` its groups, then for
 * each figure in turn `n<i>` and, where it has one, `d<i>`. The same in SQLite, DuckDB and PostgreSQL.
 */
export function sumsSql(
  table: FactTable,
  figures: readonly Figure[],
  by: readonly BreakdownKey[],
  range: Range,
  from: From = byName,
): string {
  const groups = by.map((key, index) => `${breakdownOf(key).group.sql} AS g${index + 1}`);
  const sums = figures.flatMap(({ numerator, denominator }, index) => [
    `${sumSql(numerator)} AS n${index}`,
    ...(denominator === undefined ? [] : [`${sumSql(denominator)} AS d${index}`]),
  ]);
  return [
    `SELECT ${[...groups, ...sums].join(',\n       ')}`,
    `FROM ${from(table)}`,
    `WHERE ${rangeSql(range)}`,
    ...(by.length === 0 ? [] : [`GROUP BY ${by.map((_, index) => index + 1).join(', ')}`]),
  ].join('\n');
}

/**
 * The SQL of a percentile: the smallest value that at least so many per cent of the values do not exceed, `v`, and how many
 * there are, `n`, for each group. Nearest rank without a division, since engines divide whole numbers differently.
 */
export function rankSql(figure: Figure, by: readonly BreakdownKey[], range: Range, from: From = byName): string {
  const names = by.map((_, index) => `g${index + 1}`);
  const groups = by.map((key, index) => `${breakdownOf(key).group.sql} AS g${index + 1}, `).join('');
  const listed = names.map((name) => `${name}, `).join('');
  const partition = names.length === 0 ? '' : `PARTITION BY ${names.join(', ')}`;
  return [
    `SELECT ${listed}MIN(CASE WHEN place * 100 >= n * ${figure.percentile} THEN v END) AS v,`,
    '       CAST(MAX(n) AS BIGINT) AS n',
    `FROM (SELECT ${listed}v,`,
    `             ROW_NUMBER() OVER (${[partition, 'ORDER BY v'].filter(Boolean).join(' ')}) AS place,`,
    `             COUNT(*) OVER (${partition}) AS n`,
    `      FROM (SELECT ${groups}${figure.numerator.sql} AS v`,
    `            FROM ${from(figure.table)}`,
    `            WHERE ${rangeSql(range)}) AS valued`,
    '      WHERE v IS NOT NULL) AS ranked',
    ...(names.length === 0 ? [] : [`GROUP BY ${names.join(', ')}`]),
  ].join('\n');
}

/** The values of a percentile as one list for each group, in JSON: SQLite alone, for whoever ranks them with values of elsewhere. */
export function gatherSql(figure: Figure, by: readonly BreakdownKey[], range: Range): string {
  const names = by.map((_, index) => `g${index + 1}, `).join('');
  const groups = by.map((key, index) => `${breakdownOf(key).group.sql} AS g${index + 1}, `).join('');
  return [
    `SELECT ${names}json_group_array(v) AS list`,
    `FROM (SELECT ${groups}${figure.numerator.sql} AS v FROM ${figure.table} WHERE ${rangeSql(range)})`,
    'WHERE v IS NOT NULL',
    ...(by.length === 0 ? [] : [`GROUP BY ${by.map((_, index) => index + 1).join(', ')}`]),
  ].join('\n');
}

/** The definition of a figure as it is shown and as it runs. */
export function definitionSql(figure: Figure, by: readonly BreakdownKey[], range: Range): string {
  return figure.percentile === undefined ? sumsSql(figure.table, [figure], by, range) : rankSql(figure, by, range);
}

function rangeSql({ from, to, formulas }: Range): string {
  const dates = `business_date BETWEEN '${from}' AND '${to}'`;
  return formulas === null ? dates : `${dates} AND formulas = ${formulas}`;
}
