import { availabilityOf } from '@turno25/shared/domain/figures/availability/availability.ts';
import type { FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { openingSpans } from '@turno25/shared/figures/openingSpans.ts';

/**
 * How long each kind of machine worked on a date, of the hours that the branch should have been open. `machines`: events of
 * machines, hours and days of the whole ledger up to the place at which the day is looked at, so that what is told later
 * changes no day that was loaded. `now`: UTC ms, of the last of them.
 */
export function availabilityFacts(machines: readonly DomainEvent[], date: string, now: number): readonly FactRow[] {
  const { kinds } = availabilityOf(machines, openingSpans(machines, date, date, now), now);
  return kinds.map(({ kind, machines: many, share, losses, unwatched }) => ({
    kind,
    machines: many,
    up_ms: share.num,
    due_ms: share.den,
    losses,
    unwatched_ms: unwatched,
  }));
}
