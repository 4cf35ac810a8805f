import type { RatioView } from '../contracts/primitives.ts';

const oneDecimal = new Intl.NumberFormat('es-CL', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const goalFormat = new Intl.NumberFormat('es-CL', { maximumFractionDigits: 1 });

/** A share as it is read: `87,3 %`; a dash where there is nothing to divide by. Rounded down, so that no figure looks better than it is. */
export function percentText(ratio: RatioView): string {
  if (ratio.denominator === 0) return '—';
  return `${oneDecimal.format(Math.floor((ratio.numerator * 1_000) / ratio.denominator) / 10)} %`;
}

/** A goal or an estimate: no more decimals than it has. */
export function goalText(percent: number): string {
  return `${goalFormat.format(percent)} %`;
}
