const percent = new Intl.NumberFormat('es-CL', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const small = new Intl.NumberFormat('es-CL', { maximumSignificantDigits: 2 });
const LEAST = 1e-6;

/** A share between 0 and 1 as `12,5 %`. */
export function shareText(share: number): string {
  return `${percent.format(share * 100)} %`;
}

/** A probability: two digits, and no more than one in a million. */
export function chanceText(chance: number): string {
  return chance < LEAST ? `< ${small.format(LEAST)}` : small.format(chance);
}

/** A number with one decimal. */
export function oneDecimal(value: number): string {
  return percent.format(value);
}
