import { type Instant, MINUTE, type VisitId } from '../../domain/ids.ts';

/** A warning is raised when this share of the futures misses the limit, and taken back only below the lower one. */
const RAISE = 0.7;
const TAKE_BACK = 0.5;
/** A warning with less time than this left would come too late to act on. */
const LEAST_LEAD = 2 * MINUTE;

/** How likely each one's call is to come too late, as of one instant; forecasts of waits have it. */
export type Lateness = {
  readonly at: Instant;
  readonly waiting: ReadonlyMap<VisitId, { readonly lateShare: number }>;
};

/**
 * Who will probably wait beyond their limit, told before it happens. A warning that has been raised stays until it is
 * clearly no longer true, so that the list does not flicker; whoever passes the limit leaves it, since a warning is about
 * what can still be helped.
 */
export class RiskWatch {
  readonly #raised = new Set<VisitId>();

  /** Visits at risk as of these forecasts, in the order of their limits. */
  look(forecasts: Lateness, dueAt: ReadonlyMap<VisitId, Instant>): VisitId[] {
    const at: { readonly id: VisitId; readonly due: Instant }[] = [];
    for (const [id, { lateShare }] of forecasts.waiting) {
      const due = dueAt.get(id);
      if (due === undefined || due <= forecasts.at) continue;
      const known = this.#raised.has(id);
      if (known ? lateShare < TAKE_BACK : lateShare < RAISE || due - forecasts.at < LEAST_LEAD) continue;
      at.push({ id, due });
    }
    this.#raised.clear();
    for (const { id } of at) this.#raised.add(id);
    return at.sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  }
}
