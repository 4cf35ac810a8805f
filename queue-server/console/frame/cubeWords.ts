import type { CubeCellView } from '@turno25/shared/contracts/cube.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

const number = new Intl.NumberFormat('es-CL', { maximumFractionDigits: 2 });

/** What a figure comes to as it is read; a dash where there is nothing to divide by, a word where it is not shown. */
export function valueText(cell: CubeCellView | undefined, unit: string): string {
  if (cell === undefined) return '—';
  if (cell.hidden !== null) return say('explore.hidden');
  if (cell.value === null) return '—';
  return unit === 'percent' ? `${number.format(cell.value)} %` : number.format(cell.value);
}

/** The two numbers behind it. */
export function madeOfText(cell: CubeCellView | undefined): string {
  if (cell === undefined || cell.hidden !== null || cell.numerator === null) return '';
  const of = number.format(cell.numerator);
  return cell.denominator === null
    ? of
    : say('explore.madeOf', { numerator: of, denominator: number.format(cell.denominator) });
}

/** How much more or less than before, in the figure's unit. */
export function changeText(now: CubeCellView | undefined, before: CubeCellView | undefined): string {
  if (now?.hidden !== null || before?.hidden !== null || now.value === null || before.value === null) return '—';
  const change = Math.round((now.value - before.value) * 100) / 100;
  return change > 0 ? `+${number.format(change)}` : number.format(change);
}
