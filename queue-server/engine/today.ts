import type { RatioView } from '@turno25/shared/contracts/primitives.ts';
import { type DailyFigures, dailyFigures } from '@turno25/shared/domain/figures/daily.ts';
import { figuresOptions } from '@turno25/shared/domain/figures/opening.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { iso, ratioView } from '../read-models/format.ts';

export type CurvePoint = { readonly at: string; readonly official: RatioView; readonly strict: RatioView };

const QUARTER = 15 * MINUTE;

/**
 * The events of the open day, for figures that are live: the same formulas over the same events as the day's seal, so
 * that what a manager watches is what will be sealed.
 */
export class Today {
  readonly #ledger: Ledger;
  #date: string | null = null;
  #events: RecordedEvent[] = [];
  #curve: CurvePoint[] = [];
  #curveUntil = 0;

  constructor(ledger: Ledger, date: string | null) {
    this.#ledger = ledger;
    this.#begin(date);
  }

  /** Follows what was committed. A batch that turns the day over is read back from the ledger, whole. */
  follow(events: readonly RecordedEvent[]): void {
    const turn = events.findLast((event) => event.type === 'dayOpened' || event.type === 'dayClosed');
    if (turn !== undefined) {
      this.#begin(turn.type === 'dayOpened' ? turn.businessDate : null);
      return;
    }
    for (const event of events) {
      if (this.#date !== null && event.businessDate === this.#date) this.#events.push(event);
    }
  }

  /** Figures of the open day as of an instant; null while no day is open. */
  figures(now: number): DailyFigures | null {
    if (this.#date === null) return null;
    return dailyFigures(this.#events, figuresOptions(this.#events, this.#date, now));
  }

  /** Official and strict compliance after each full quarter of an hour so far. Past points never change, so they are kept. */
  curve(now: number): readonly CurvePoint[] {
    const opened = this.#events[0];
    if (this.#date === null || opened === undefined) return [];
    if (this.#curveUntil === 0) this.#curveUntil = Math.ceil((opened.at + 1) / QUARTER) * QUARTER;
    for (; this.#curveUntil <= now; this.#curveUntil += QUARTER) {
      const until = this.#curveUntil;
      const soFar = this.#events.filter((event) => event.at <= until);
      const { official, strict } = dailyFigures(soFar, figuresOptions(soFar, this.#date, until)).standard;
      this.#curve.push({
        at: iso(until),
        official: ratioView(official.num, official.den),
        strict: ratioView(strict.num, strict.den),
      });
    }
    return this.#curve;
  }

  #begin(date: string | null): void {
    this.#date = date;
    this.#events = date === null ? [] : this.#ledger.eventsOf(date);
    this.#curve = [];
    this.#curveUntil = 0;
  }
}
