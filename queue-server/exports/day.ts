import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { figuresOptions } from '@turno25/shared/domain/figures/opening.ts';
import { type DailyFigures, dailyFigures } from '@turno25/shared/domain/figures/v1/daily.ts';
import { type MeasuredVisit, measureDay } from '@turno25/shared/domain/figures/v1/measured.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { dictionaryCsv, figuresCsv, visitsCsv } from '@turno25/shared/figures/csv.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** The tables of a day as CSV: its figures, one row a visit, and what each column means. */
export const CSV_TABLES = ['figures', 'visits', 'dictionary'] as const;
export type CsvTable = (typeof CSV_TABLES)[number];

/** A day read from the ledger: what every export of it starts from. */
export type DayRecord = {
  readonly date: string;
  readonly figures: DailyFigures;
  readonly visits: readonly MeasuredVisit[];
};

/** The day as its events give it now (`now` for a day still open); null when it never opened. */
export function readDay(ledger: Ledger, date: string, now: number | null): DayRecord | null {
  const events: readonly DomainEvent[] = ledger.eventsOf(date);
  if (!events.some((event) => event.type === 'dayOpened')) return null;
  const closed = events.some((event) => event.type === 'dayClosed');
  const at = closed ? null : now;
  return {
    date,
    figures: dailyFigures(events, figuresOptions(events, date, at)),
    visits: measureDay(events, date, at).visits,
  };
}

/** The figures of one seal of a day: the first ones stand beside every amendment. Null when there is no such seal. */
export function sealedFigures(ledger: Ledger, date: string, amendment: number): DailyFigures | null {
  for (const event of ledger.eventsOf(date)) {
    if (event.type === 'daySealed' && event.payload.amendment === amendment) return event.payload.figures;
  }
  return null;
}

/** One table of a day as CSV for a Spanish spreadsheet: BOM, `;`, CRLF. */
export function dayCsv(day: DayRecord, table: CsvTable, config: BranchConfig): string {
  const serviceName = (id: string): string => config.services.find((service) => service.id === id)?.name ?? id;
  switch (table) {
    case 'figures':
      return figuresCsv(day.figures, serviceName);
    case 'visits':
      return visitsCsv(day.visits, serviceName);
    case 'dictionary':
      return dictionaryCsv();
  }
}
