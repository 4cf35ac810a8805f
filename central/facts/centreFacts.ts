import type { FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import { availabilityFacts } from './availability.ts';
import { sealFacts } from './seals.ts';
import { segmentFacts } from './segments.ts';
import { signalFacts } from './signals.ts';
import type { CentreFacts } from './tables.ts';

/** A day as far as the ledger goes at the place at which it is looked at. */
export type LookedAt = {
  readonly date: string;
  /** Version of the formulas that it opened with. */
  readonly formulas: number;
  /** Events of the date, up to the place. */
  readonly events: readonly RecordedEvent[];
  /** Events of machines, hours and days of the whole ledger, up to the place. */
  readonly machines: readonly DomainEvent[];
  /** The instant of the place, UTC ms. */
  readonly at: number;
  /** Whether the day goes on. */
  readonly open: boolean;
};

/** What the country looks at of a day beside its figures: a pure fold of its proven events. */
export function centreFacts({ date, formulas, events, machines, at, open }: LookedAt): CentreFacts {
  const now = open ? at : null;
  const rows = (values: readonly FactRow[]): readonly FactRow[] =>
    values.map((row, place) => ({ business_date: date, place, formulas, ...row }));
  return {
    fact_seal: rows(sealFacts(events)),
    fact_signal: rows(signalFacts(events, date, now)),
    fact_availability: rows(availabilityFacts(machines, date, at)),
    fact_segment: rows(segmentFacts(events, formulas, date, now)),
  };
}
