import type { Sums } from '@turno25/shared/contracts/national.ts';
import { PRESENT_FORMULAS } from '@turno25/shared/domain/figures/formulas.ts';
import type { FigureKey } from '@turno25/shared/figures/cube/figures.ts';
import { quoted } from '../warehouse/literals.ts';
import type { WarehouseRow } from '../warehouse/port.ts';
import { denominatorColumn, numeratorColumn } from '../warehouse/sums.ts';
import type { Period } from './periods.ts';

/** Version of the formulas that the country is told by: days of another are not added to them. */
export const FORMULAS = PRESENT_FORMULAS;

/** Which rows of sums are of a period, as a condition. */
export function ofPeriod({ from, to }: Period): string {
  return `business_date BETWEEN ${quoted(from)} AND ${quoted(to)} AND formulas = ${FORMULAS}`;
}

/** The figures that the country is asked for, of the sums of visits. */
const OF_UNITS = ['tickets', 'official', 'strict', 'wait', 'abandonment', 'resolvedByStaff', 'overLimit'] as const;

/** Sums of those figures, as columns of a question. */
export const SUM_COLUMNS: string = OF_UNITS.flatMap((key) => {
  const denominator = denominatorColumn(key);
  return [summed(numeratorColumn(key)), ...(denominator === null ? [] : [summed(denominator)])];
}).join(', ');

export function summed(column: string): string {
  return `CAST(COALESCE(SUM(${column}), 0) AS BIGINT) AS ${column}`;
}

export function pairOf(row: WarehouseRow, key: FigureKey): { readonly n: number; readonly d: number } {
  return { n: Number(row[numeratorColumn(key)] ?? 0), d: Number(row[denominatorColumn(key) ?? ''] ?? 0) };
}

/** The sums of a row of an answer. Occupancy comes of other rows (`withOccupancy`). */
export function sumsOf(row: WarehouseRow): Sums {
  return {
    tickets: pairOf(row, 'tickets').n,
    official: pairOf(row, 'official'),
    strict: pairOf(row, 'strict'),
    wait: pairOf(row, 'wait'),
    abandonment: pairOf(row, 'abandonment'),
    resolved: pairOf(row, 'resolvedByStaff'),
    overLimitMs: pairOf(row, 'overLimit').n,
    occupancy: { n: 0, d: 0 },
  };
}
