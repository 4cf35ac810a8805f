import { columnsOf, DAY_TABLES, type DayTable } from '@turno25/shared/domain/figures/facts/tables.ts';
import { sumSql } from '@turno25/shared/figures/cube/expression.ts';
import { FIGURE_KEYS, type FigureKey, figureOf } from '@turno25/shared/figures/cube/figures.ts';

/** Tables of facts that are added up for each day as it is loaded: questions of the country read these rows, and not millions. */
export type SumTable = DayTable;
export const SUM_TABLES: readonly SumTable[] = DAY_TABLES;

/** `fact_unit` is added up in `sum_unit`. */
export function sumName(table: SumTable): string {
  return table.replace('fact_', 'sum_');
}

/** By what the rows of a day are added up: as far as the table knows it. */
export function sumGroups(table: SumTable): readonly string[] {
  const names = columnsOf(table).map(([name]) => name);
  return ['institution_id', 'service_id'].filter((name) => names.includes(name));
}

/** The figures of a table that add up: not its percentiles. */
export function addedFigures(table: SumTable): readonly FigureKey[] {
  return FIGURE_KEYS.filter((key) => figureOf(key).table === table && figureOf(key).percentile === undefined);
}

/** Where the numerator of a figure is added up. */
export function numeratorColumn(key: FigureKey): string {
  return `n_${snake(key)}`;
}

/** Where its denominator is; null for a plain sum. */
export function denominatorColumn(key: FigureKey): string | null {
  return figureOf(key).denominator === undefined ? null : `d_${snake(key)}`;
}

/** The columns of sums of a table, in order. */
export function sumColumns(table: SumTable): readonly string[] {
  return addedFigures(table).flatMap((key) => {
    const denominator = denominatorColumn(key);
    return denominator === null ? [numeratorColumn(key)] : [numeratorColumn(key), denominator];
  });
}

/** Adds up the rows of a table as the figures are declared; `where` says which. */
export function addUpSql(table: SumTable, where: string): string {
  const groups = ['branch_id', 'business_date', 'formulas', ...sumGroups(table)];
  const sums = addedFigures(table).flatMap((key) => {
    const { numerator, denominator } = figureOf(key);
    return [sumSql(numerator), ...(denominator === undefined ? [] : [sumSql(denominator)])];
  });
  return [
    `INSERT INTO ${sumName(table)} (${[...groups, ...sumColumns(table)].join(', ')})`,
    `SELECT ${[...groups, ...sums].join(',\n       ')}`,
    `FROM ${table} WHERE ${where}`,
    `GROUP BY ${groups.map((_, index) => index + 1).join(', ')}`,
  ].join('\n');
}

function snake(key: string): string {
  return key.replace(/[A-Z0-9]+/g, (part) => `_${part.toLowerCase()}`);
}
