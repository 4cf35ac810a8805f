import type { TraceCounter, TraceDay, TraceTicket } from './trace.ts';

/** What a rehearsed counter is doing; each state knows when it ends. */
export type DeskState =
  | { readonly kind: 'off' }
  | { readonly kind: 'idle'; readonly since: number }
  | {
      readonly kind: 'attending';
      readonly since: number;
      readonly until: number;
      readonly ticket: TraceTicket;
      readonly stage: 1 | 2;
    }
  | { readonly kind: 'noShow'; readonly since: number; readonly until: number }
  | { readonly kind: 'wrapping'; readonly until: number }
  | { readonly kind: 'away'; readonly until: number; readonly planned: boolean };

type Span = { readonly from: number; readonly to: number };

/**
 * One counter of a recorded day: its shifts, its break and its absences, in minutes since opening. A break or an
 * absence begins when the counter is free; one that is over by then never happened. Minutes are not rounded: which of two
 * events comes first is the recorded day's own, and only instants of the ledger are whole milliseconds.
 */
export class Desk {
  readonly index: number;
  readonly skills: number;
  readonly speed: number;
  readonly #shifts: readonly Span[];
  readonly #absences: readonly Span[];
  readonly #break: { readonly at: number; readonly lasts: number } | null;
  #breakTaken = false;
  #offSince = Number.NEGATIVE_INFINITY;
  #state: DeskState = { kind: 'off' };
  #nextAt: number;

  constructor(counter: TraceCounter, day: TraceDay) {
    this.index = counter.id;
    this.skills = counter.skills.length;
    this.speed = counter.speed;
    this.#shifts = (counter.shifts ?? [[0, Number.POSITIVE_INFINITY]]).map(([from, to]) => ({
      from,
      to,
    }));
    this.#absences = day.absences.filter((absence) => absence.att === counter.id).map(({ from, to }) => ({ from, to }));
    this.#break = counter.break_at === undefined ? null : { at: counter.break_at, lasts: counter.break_dur ?? 0 };
    this.#nextAt = this.#nextOf(this.#state);
  }

  get state(): DeskState {
    return this.#state;
  }

  set state(state: DeskState) {
    this.#state = state;
    this.#nextAt = this.#nextOf(state);
  }

  /** The break that is still to come; null without one. */
  get breakAhead(): { readonly at: number; readonly lasts: number } | null {
    return this.#breakTaken ? null : this.#break;
  }

  /** When something happens to it by itself; infinity when nothing ever will. Asked at every step, so known beforehand. */
  nextAt(): number {
    return this.#nextAt;
  }

  /** The counter gets free at an instant: an absence that is due begins, else a due break, else its shift is over, else it is idle. */
  getFree(now: number): DeskState {
    const absence = this.#absences.find((span) => span.from <= now && now < span.to);
    if (absence !== undefined) return { kind: 'away', until: absence.to, planned: false };
    if (this.#break !== null && !this.#breakTaken && this.#break.at <= now) {
      this.#breakTaken = true;
      return { kind: 'away', until: now + this.#break.lasts, planned: true };
    }
    if (!this.#shifts.some((shift) => shift.from <= now && now < shift.to)) {
      this.#offSince = now;
      return { kind: 'off' };
    }
    return { kind: 'idle', since: now };
  }

  #nextOf(state: DeskState): number {
    switch (state.kind) {
      case 'off':
        return Math.min(
          ...this.#shifts.map((shift) => shift.from).filter((from) => from > this.#offSince),
          Number.POSITIVE_INFINITY,
        );
      case 'idle':
        return this.#interruptionAfter(state.since);
      default:
        return state.until;
    }
  }

  #interruptionAfter(since: number): number {
    const shift = this.#shifts.find((span) => span.from <= since && since < span.to);
    const absence = this.#absences.map((span) => span.from).filter((from) => from > since);
    const pause = this.#break === null || this.#breakTaken ? Number.POSITIVE_INFINITY : this.#break.at;
    return Math.min(shift?.to ?? Number.POSITIVE_INFINITY, pause, ...absence);
  }
}
