import { entrant, estimateWait, waiter } from '@turno25/shared/domain/estimate/expectedWait.ts';
import {
  type BusinessDate,
  type Instant,
  type Millis,
  SECOND,
  type ServiceId,
  type VisitId,
} from '@turno25/shared/domain/ids.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { Estimate } from '@turno25/shared/domain/visit/estimate.ts';
import type { VisitClass, WaitingVisit } from '@turno25/shared/domain/visit/visit.ts';
import { RiskWatch } from '@turno25/shared/rehearsal/forecast/risk.ts';
import type { WaitForecasts } from '@turno25/shared/rehearsal/forecast/waits.ts';
import type { Staffing } from './analyst.ts';

/** A forecast older than this is not shown any more: the formula that needs no simulation stands in. */
const FRESH = 30 * SECOND;

/**
 * How long people will wait, as last forecast off the main thread, and by a formula while there is no fresh forecast (a
 * branch that has just started, a rehearsal). What it says of those who wait grows shorter as time passes.
 */
export class Waits {
  readonly #watch = new RiskWatch();
  #latest: {
    readonly date: BusinessDate;
    readonly forecasts: WaitForecasts;
    readonly atRisk: readonly VisitId[];
  } | null = null;
  #staffing: { readonly date: BusinessDate; readonly staffing: Staffing } | null = null;

  /** `limits`: when each of those who wait for their first attention reaches the limit. */
  take(date: BusinessDate, forecasts: WaitForecasts, limits: ReadonlyMap<VisitId, Instant>): void {
    this.#latest = { date, forecasts, atRisk: this.#watch.look(forecasts, limits) };
  }

  takeStaffing(date: BusinessDate, staffing: Staffing): void {
    this.#staffing = { date, staffing };
  }

  /** How long a person who enters now waits; null while nobody on duty gives the service. */
  entering(state: BranchState, serviceId: ServiceId, visitClass: VisitClass, now: Instant): Estimate | null {
    return this.foretold(state, serviceId, visitClass, now) ?? estimateWait(state, entrant(serviceId, visitClass), now);
  }

  /** The same, from a forecast only: what is recorded with a ticket, to be compared with what came of it. */
  foretold(state: BranchState, serviceId: ServiceId, visitClass: VisitClass, now: Instant): Estimate | null {
    return this.#fresh(state, now)?.forecasts.entering.get(serviceId)?.[visitClass] ?? null;
  }

  /**
   * How much longer a waiting person waits. Whoever has come since the last forecast is told what it said of an entrant of
   * their class, as at the kiosk before; null while nobody on duty may call them.
   */
  remaining(state: BranchState, visit: WaitingVisit, now: Instant): Estimate | null {
    const forecasts = this.#fresh(state, now)?.forecasts;
    const forecast = forecasts?.waiting.get(visit.id);
    if (forecasts !== undefined && forecast !== undefined) return aged(forecast, now - forecasts.at);
    const { enteredAt, serviceId, stage, counterId } = visit.place;
    const isNew = forecasts !== undefined && enteredAt >= forecasts.at && stage === 1 && counterId === null;
    const entering = isNew ? this.foretold(state, serviceId, visit.class, now) : null;
    return entering === null ? estimateWait(state, waiter(visit), now) : aged(entering, now - enteredAt);
  }

  /** Who will probably pass the limit and can still be helped, in the order of their limits; null without a fresh forecast. */
  atRisk(state: BranchState, now: Instant): readonly VisitId[] | null {
    return this.#fresh(state, now)?.atRisk ?? null;
  }

  /** The last advice for the open day. */
  staffing(state: BranchState): Staffing | null {
    return this.#staffing !== null && this.#staffing.date === state.day?.date ? this.#staffing.staffing : null;
  }

  #fresh(state: BranchState, now: Instant) {
    const latest = this.#latest;
    return latest !== null && latest.date === state.day?.date && now - latest.forecasts.at <= FRESH ? latest : null;
  }
}

function aged({ point, low, high }: Estimate, age: Millis): Estimate {
  const left = (millis: Millis): Millis => Math.max(0, millis - Math.max(0, age));
  return { point: left(point), low: left(low), high: left(high) };
}
