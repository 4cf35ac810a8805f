import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { BusinessDate, Instant, ServiceId } from '@turno25/shared/domain/ids.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Reports } from '../ledger/reports.ts';
import { configOf } from './visitView.ts';

/** Four whole weeks before today: of each day of the week as many, and no season of before. */
const DAYS = 28;

type Source = { readonly state: () => BranchState; readonly now: () => Instant; readonly reports: Reports };

/** Services that most people took a ticket for, the first one first. Counted once a date, so that no screen changes while people look at it. */
export function servicesByUse({ state, now, reports }: Source): () => readonly ServiceId[] {
  let counted: { readonly date: BusinessDate; readonly ids: readonly ServiceId[] } | null = null;
  return () => {
    const { zone } = configOf(state()).branch;
    const date = localDate(now(), zone);
    if (counted?.date !== date) counted = { date, ids: reports.servicesByTickets(addDays(date, -DAYS), date) };
    return counted.ids;
  };
}
