import type { Instant, Millis } from '@turno25/shared/domain/ids.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** What somebody did today, for their own eyes: no ranking is made of it, and it goes nowhere else. */
export type OwnDay = { readonly finished: number; readonly attentionMs: Millis; readonly since: Instant | null };

type Tally = { finished: number; attentionMs: Millis; since: Instant | null };

/** The day of each attendant, an event at a time: a question costs the same in the evening as in the morning. */
export class OwnDays {
  readonly #ledger: Pick<Ledger, 'eventsOf'>;
  #date: string | null = null;
  #tallies = new Map<string, Tally>();
  /** When each attention that goes on began, by visit. */
  #started = new Map<string, Instant>();
  /** The attention that each attendant finished last: what an undone end takes out again. */
  #finished = new Map<string, { readonly startedAt: Instant; readonly lastedMs: Millis }>();

  constructor(ledger: Pick<Ledger, 'eventsOf'>, date: string | null) {
    this.#ledger = ledger;
    this.#begin(date);
  }

  /** Follows what was committed up to a state whose open day is `date`. */
  follow(events: readonly RecordedEvent[], date: string | null): void {
    if (date !== this.#date) this.#begin(date);
    else for (const event of events) if (event.businessDate === date) this.#take(event);
  }

  of(staffId: string): OwnDay {
    return this.#tallies.get(staffId) ?? { finished: 0, attentionMs: 0, since: null };
  }

  #begin(date: string | null): void {
    this.#date = date;
    this.#tallies = new Map();
    this.#started = new Map();
    this.#finished = new Map();
    if (date !== null) for (const event of this.#ledger.eventsOf(date)) this.#take(event);
  }

  #take(event: RecordedEvent): void {
    switch (event.type) {
      case 'counterOpened':
        this.#tally(event.payload.attendantId).since ??= event.at;
        return;
      case 'attentionStarted':
        this.#started.set(event.payload.visitId, event.at);
        return;
      case 'startUndone':
        this.#started.delete(event.payload.visitId);
        return;
      case 'attentionFinished': {
        const tally = this.#tally(event.payload.attendantId);
        tally.finished += 1;
        const startedAt = this.#started.get(event.payload.visitId) ?? event.at;
        tally.attentionMs += event.at - startedAt;
        this.#started.delete(event.payload.visitId);
        this.#finished.set(event.payload.attendantId, { startedAt, lastedMs: event.at - startedAt });
        return;
      }
      case 'endUndone': {
        const last = this.#finished.get(event.payload.attendantId);
        if (event.payload.undoes !== 'attentionFinished' || last === undefined) return;
        const tally = this.#tally(event.payload.attendantId);
        tally.finished -= 1;
        tally.attentionMs -= last.lastedMs;
        this.#started.set(event.payload.visitId, last.startedAt);
      }
    }
  }

  #tally(staffId: string): Tally {
    const tally = this.#tallies.get(staffId) ?? { finished: 0, attentionMs: 0, since: null };
    this.#tallies.set(staffId, tally);
    return tally;
  }
}
