import {
  StandardFold as Fold1,
  type LiveStandard as LiveStandard1,
} from '@turno25/shared/domain/figures/v1/liveStandard.ts';
import type { Fraction } from '@turno25/shared/domain/figures/v1/shape.ts';
import type { LiveStandard as LiveStandard2 } from '@turno25/shared/domain/figures/v2/liveShape.ts';
import { StandardFold as Fold2 } from '@turno25/shared/domain/figures/v2/liveStandard.ts';
import { type Instant, MINUTE } from '@turno25/shared/domain/ids.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Ledger } from '../ledger/ledger.ts';

export type CurvePoint = { readonly at: Instant; readonly official: Fraction; readonly strict: Fraction };

const QUARTER = 15 * MINUTE;

/** What is watched, by the formulas that the day opened with. */
export type LiveStandard = LiveStandard1 | LiveStandard2;
type Fold = Fold1 | Fold2;

/**
 * The standard of the open day as it is watched: the same formulas over the same events as the day's seal, so that what a
 * manager watches is what will be sealed.
 */
export class Today {
  readonly #ledger: Pick<Ledger, 'eventsOf'>;
  #date: string | null = null;
  #openedAt: number | null = null;
  #standard: Fold = new Fold1();
  #curve: CurvePoint[] = [];
  #curveUntil = 0;
  /** The standard as of the last point of the curve, and the events after it. */
  #behind: Fold = new Fold1();
  #ahead: RecordedEvent[] = [];

  constructor(ledger: Pick<Ledger, 'eventsOf'>, date: string | null) {
    this.#ledger = ledger;
    this.#begin(date);
  }

  /** Follows what was committed up to a state whose open day is `date`. A batch that turns the day over is read back from the ledger, whole. */
  follow(events: readonly RecordedEvent[], date: string | null): void {
    if (date !== this.#date) {
      this.#begin(date);
      return;
    }
    for (const event of events) {
      if (this.#date !== null && event.businessDate === this.#date) this.#take(event);
    }
  }

  /** The standard of the open day as of an instant; null while no day is open. */
  standard(now: number): LiveStandard | null {
    return this.#date === null ? null : this.#standard.at(now);
  }

  /** Official and strict compliance after each full quarter of an hour so far. Past points never change, so they are kept. */
  curve(now: number): readonly CurvePoint[] {
    if (this.#openedAt === null) return [];
    if (this.#curveUntil === 0) this.#curveUntil = Math.ceil((this.#openedAt + 1) / QUARTER) * QUARTER;
    for (; this.#curveUntil <= now; this.#curveUntil += QUARTER) {
      const until = this.#curveUntil;
      const later: RecordedEvent[] = [];
      for (const event of this.#ahead) {
        if (event.at <= until) this.#behind.step(event);
        else later.push(event);
      }
      this.#ahead = later;
      const { official, strict } = this.#behind.at(until);
      this.#curve.push({ at: until, official, strict });
    }
    return this.#curve;
  }

  #begin(date: string | null): void {
    this.#date = date;
    this.#openedAt = null;
    const events = date === null ? [] : this.#ledger.eventsOf(date);
    const opening = events.find((event) => event.type === 'dayOpened');
    const newFold = (): Fold => ((opening?.payload.formulas ?? 1) === 1 ? new Fold1() : new Fold2());
    this.#standard = newFold();
    this.#curve = [];
    this.#curveUntil = 0;
    this.#behind = newFold();
    this.#ahead = [];
    for (const event of events) this.#take(event);
  }

  #take(event: RecordedEvent): void {
    this.#openedAt ??= event.at;
    this.#standard.step(event);
    this.#ahead.push(event);
  }
}
