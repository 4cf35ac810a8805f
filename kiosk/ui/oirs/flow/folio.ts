/** Digits of a folio that its person writes: the year, six of its number and the digit that checks them. */
export const LONGEST_FOLIO = 11;
const YEAR = 4;

/** What a person writes or scans of a folio, as those digits: all of it may be written, and its end is what tells. */
export function tidyFolio(typed: string): string {
  const end = /(\d{4})-?(\d{7})$/.exec(typed.toUpperCase());
  return end === null ? typed.replace(/\D/g, '').slice(0, LONGEST_FOLIO) : `${end[1]}${end[2]}`;
}

/** `2026-0000123`, as it is printed. */
export function shownFolio(digits: string): string {
  return digits.length <= YEAR ? digits : `${digits.slice(0, YEAR)}-${digits.slice(YEAR)}`;
}
