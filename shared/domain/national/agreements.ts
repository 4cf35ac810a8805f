import { addDays } from '../calendar/businessDates.ts';
import type { BusinessDate } from '../ids.ts';
import type { Agreement, NationalContent } from './document.ts';

/** A quarter: time to sign the next one, or to tell people that a product ends. */
const ENDS_SOON_DAYS = 90;

/** Whether an agreement holds on a date. */
export function holdsOn({ from, until }: Pick<Agreement, 'from' | 'until'>, date: BusinessDate): boolean {
  return from <= date && (until === null || date <= until);
}

/**
 * Whether a product may be given on a date: its institution has no agreement in the list (it is of the house that signs the
 * document), or one of its agreements names the product and holds.
 */
export function mayBeGiven(
  { agreements }: Pick<NationalContent, 'agreements'>,
  service: { readonly id: string; readonly institutionId: string },
  date: BusinessDate,
): boolean {
  const own = agreements.filter(({ institutionId }) => institutionId === service.institutionId);
  return own.length === 0 || own.some((one) => one.serviceIds.includes(service.id) && holdsOn(one, date));
}

/** Agreements that hold on a date and end within so many days of it, the first to end first. */
export function endingSoon(
  agreements: readonly Agreement[],
  date: BusinessDate,
  days: number = ENDS_SOON_DAYS,
): readonly (Agreement & { readonly until: BusinessDate })[] {
  const horizon = addDays(date, days);
  return agreements
    .flatMap((one) => (one.until === null ? [] : [{ ...one, until: one.until }]))
    .filter((one) => holdsOn(one, date) && one.until <= horizon)
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.id < b.id ? -1 : 1));
}
