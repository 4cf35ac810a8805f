import type { BranchConfig } from '../domain/branch/config.ts';
import { addDays } from '../domain/calendar/businessDates.ts';
import type { Around } from '../domain/figures/facts/around.ts';
import { dayFacts } from '../domain/figures/facts/facts.ts';
import { keyedTickets, RETURN_DAYS, returnedVisits } from '../domain/figures/facts/returns.ts';
import type { DayFacts } from '../domain/figures/facts/tables.ts';
import type { DomainEvent } from '../domain/ledger/events.ts';
import { openingOf } from '../domain/ledger/opening.ts';
import { localHour } from '../time/zone.ts';

type Placed = DomainEvent & { readonly seq: number };

/** A ledger as far as the facts of a day are made of it. */
export type DaySource = {
  /** Events of a business date up to a place, in order. */
  readonly eventsOf: (date: string, upTo: number) => readonly Placed[];
  /** Tickets of a range of dates whose person is known by a key, up to a place. */
  readonly keyedTickets: (from: string, to: string, upTo: number) => readonly Placed[];
};

/** The facts of a day, and the version of the formulas that it opened with. */
export type Folded = { readonly facts: DayFacts; readonly formulas: number };

/** The facts of a day up to a place of its ledger; `now` (UTC ms) for one that goes on. */
export function foldDay(
  source: DaySource,
  date: string,
  upTo: number,
  now: number | null,
  institutionsOf: (version: number) => ReadonlyMap<string, string>,
): Folded {
  const events = source.eventsOf(date, upTo);
  const keyed = keyedTickets(events);
  const before = keyed.length === 0 ? [] : keyedTickets(source.keyedTickets(sinceOf(date), addDays(date, -1), upTo));
  const facts = foldedDay(events, date, now, {
    keyed: new Set(keyed.map(({ visitId }) => visitId)),
    returned: returnedVisits(keyed, before, upTo),
    institutionsOf,
  });
  return { facts, formulas: openingOf(events).formulas ?? 1 };
}

/** The first date whose tickets may make one of a date a return. */
export function sinceOf(date: string): string {
  return addDays(date, -RETURN_DAYS - 1);
}

/** Institutions by service. */
export function institutionsIn(config: BranchConfig | null): ReadonlyMap<string, string> {
  return new Map(config?.services.map(({ id, institutionId }) => [id, institutionId]));
}

/** The facts of a day from its events, its people and the configuration that it opened with. */
export function foldedDay(
  events: readonly DomainEvent[],
  date: string,
  now: number | null,
  beside: Pick<Around, 'keyed' | 'returned'> & {
    readonly institutionsOf: (version: number) => ReadonlyMap<string, string>;
  },
): DayFacts {
  const { zone, formulas = 1, configVersion } = openingOf(events);
  const institutions = beside.institutionsOf(configVersion);
  const around: Around = {
    hourOf: (at) => localHour(at, zone),
    institutionOf: (serviceId) => institutions.get(serviceId) ?? null,
    keyed: beside.keyed,
    returned: beside.returned,
  };
  return dayFacts(formulas, events, date, now, around);
}
