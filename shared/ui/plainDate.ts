/** A date of the branch's calendar as people write it: `20-11-2026`. */
export function plainDate(date: string): string {
  return date.split('-').reverse().join('-');
}
