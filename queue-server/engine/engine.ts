import { decide } from '@turno25/shared/domain/decide/decide.ts';
import type { Actor, Command, Facts } from '@turno25/shared/domain/ledger/commands.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { REFUSALS, type Refusal } from '@turno25/shared/domain/ledger/refusals.ts';
import { evolve } from '@turno25/shared/domain/state/evolve/evolve.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { NewId } from '@turno25/shared/time/ids.ts';
import type { Transaction } from 'better-sqlite3';
import type { CommandTable, StoredAnswer } from '../ledger/commandTable.ts';
import type { Db } from '../ledger/database.ts';
import type { Ledger, RecordedEvent } from '../ledger/ledger.ts';
import type { Reports } from '../ledger/reports.ts';
import type { SealingKey } from '../ledger/sealing.ts';
import { type FactSources, factsFor } from './facts.ts';
import { makeSeal } from './seals.ts';
import type { SteadyClock } from './steadyClock.ts';

/** What a room asks for, as the gateway hands it over. */
export type Submission = {
  readonly actor: Actor;
  readonly deviceId: string | null;
  /** Of what a device did offline: server's clock minus its own, as last measured. */
  readonly clockOffsetMs?: number;
  /** HTTP status of a command that is done, 200 when absent. */
  readonly status?: number;
  /** The caller's idempotency key; `null` only for the server's own jobs. */
  readonly key: string | null;
  /** What was asked, whole (method, path, body): the same key with another one of these is refused. */
  readonly asked: unknown;
  /** Makes the command once it is known to be new: sealing personal data belongs here. */
  readonly command: (facts: Facts) => Command;
  /** The answer's body, from the state that the command left and the events it made. */
  readonly answer: (state: BranchState, events: readonly RecordedEvent[], facts: Facts) => unknown;
};

export type Outcome =
  | { readonly kind: 'done'; readonly answer: StoredAnswer; readonly events: readonly RecordedEvent[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'repeated'; readonly answer: StoredAnswer }
  | { readonly kind: 'keyReused' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Told after a commit, with what was committed, in order. */
export type Listener = (events: readonly RecordedEvent[], state: BranchState) => void;

export type EngineParts = {
  readonly db: Db;
  readonly ledger: Ledger;
  readonly commands: CommandTable;
  readonly reports: Reports;
  readonly clock: SteadyClock;
  readonly newId: NewId;
  readonly sources: FactSources;
  readonly sealingKey: SealingKey;
  readonly schedule: (task: () => void) => void;
};

type Taken = {
  readonly state: BranchState;
  readonly events: readonly RecordedEvent[];
  readonly outcome: Outcome;
};
type Waiting = { readonly submission: Submission; readonly resolve: (outcome: Outcome) => void };

/**
 * The one authority of the branch. What has arrived is taken as one batch: one synchronous transaction, a savepoint
 * per command, each decided on what the commands before it left. Only after the commit does that become the state, and
 * only then is anyone told; if the commit fails, it is thrown away and everybody is told that nothing happened.
 */
export class Engine {
  readonly #parts: EngineParts;
  readonly #listeners = new Set<Listener>();
  /** Runs a task on a transaction; inside another one, on a savepoint of it. */
  readonly #atomically: Transaction<(task: () => unknown) => unknown>;
  #state: BranchState;
  #waiting: Waiting[] = [];
  #scheduled = false;

  constructor(parts: EngineParts, state: BranchState) {
    this.#parts = parts;
    this.#state = state;
    this.#atomically = parts.db.transaction((task: () => unknown) => task());
  }

  state(): BranchState {
    return this.#state;
  }

  /** The ledger's instant: never going back. */
  now(): number {
    return this.#parts.clock.now();
  }

  /** What the machine's clock shows while it is behind the ledger's instant; null while it can be followed. */
  setBackTo(): number | null {
    return this.#parts.clock.setBackTo();
  }

  onCommitted(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a command; resolves once it is on disk (or refused, or failed). Never rejects. */
  submit(submission: Submission): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#waiting.push({ submission, resolve });
      if (this.#scheduled) return;
      this.#scheduled = true;
      this.#parts.schedule(() => {
        this.#scheduled = false;
        this.#runBatch(this.#takeWaiting());
      });
    });
  }

  /** Runs what has arrived and returns once it is committed: the last act before stopping, and the step of a rehearsal. */
  drain(): void {
    this.#runBatch(this.#takeWaiting());
  }

  #takeWaiting(): readonly Waiting[] {
    const batch = this.#waiting;
    this.#waiting = [];
    return batch;
  }

  #runBatch(batch: readonly Waiting[]): void {
    if (batch.length === 0) return;
    let provisional = this.#state;
    const committed: RecordedEvent[] = [];
    const outcomes: Outcome[] = [];
    try {
      this.#atomically.immediate(() => {
        provisional = this.#recordSetBack(provisional, committed);
        for (const { submission } of batch) {
          const taken = this.#take(provisional, submission);
          outcomes.push(taken.outcome);
          provisional = taken.state;
          committed.push(...taken.events);
        }
        committed.push(...this.#amend(committed));
      });
    } catch (error) {
      this.#parts.ledger.readHead();
      for (const { resolve } of batch) resolve({ kind: 'failed', error });
      return;
    }
    this.#state = provisional;
    for (const [index, { resolve }] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) throw new Error('a command of the batch has no outcome');
      resolve(outcome);
    }
    if (committed.length > 0) for (const listener of this.#listeners) listener(committed, provisional);
  }

  /** One command on its own savepoint: an unexpected failure undoes this one alone. */
  #take(state: BranchState, submission: Submission): Taken {
    const { ledger, commands } = this.#parts;
    const { actor, key, asked } = submission;
    if (key !== null) {
      const known = commands.find(actor.id, key, asked);
      if (known.kind === 'otherBody') return { state, events: [], outcome: { kind: 'keyReused' } };
      if (known.kind === 'answered') {
        return { state, events: [], outcome: { kind: 'repeated', answer: known.answer } };
      }
    }
    try {
      return this.#atomically(() => this.#decideAndAppend(state, submission)) as Taken;
    } catch (error) {
      ledger.readHead();
      return { state, events: [], outcome: { kind: 'failed', error } };
    }
  }

  #decideAndAppend(state: BranchState, submission: Submission): Taken {
    const { clock, commands, sources, newId } = this.#parts;
    const now = clock.now();
    const shown = clock.setBackTo() ?? now;
    const drawn = factsFor(state, { now, shown, actor: submission.actor, newId: newId() });
    const command = submission.command(drawn);
    const facts = sources.complete(drawn, command, state);
    const decision = decide(state, command, facts);
    const record = { actor: submission.actor.id, key: submission.key, body: submission.asked, recordedAt: now };
    if (!decision.ok) {
      if (record.key !== null) {
        commands.record({ ...record, key: record.key }, refusalAnswer(decision.error), null);
      }
      return { state, events: [], outcome: { kind: 'refused', refusal: decision.error } };
    }
    let next = state;
    const events: RecordedEvent[] = [];
    for (const event of decision.value) {
      events.push(this.#append(event, submission, now));
      next = evolve(next, event);
      if (event.type === 'dayClosed') events.push(this.#seal(event.payload.date, submission, now));
    }
    const answer: StoredAnswer = { status: submission.status ?? 200, body: submission.answer(next, events, facts) };
    const [first] = events;
    const last = events.at(-1);
    if (record.key !== null) {
      const range = first === undefined || last === undefined ? null : { first: first.seq, last: last.seq };
      commands.record({ ...record, key: record.key }, answer, range);
    }
    return { state: next, events, outcome: { kind: 'done', answer, events } };
  }

  /** What came late for days that are sealed brings a numbered amendment of each, so that both figures stand. */
  #amend(committed: readonly RecordedEvent[]): readonly RecordedEvent[] {
    const late = new Set<string>();
    for (const event of committed) {
      if (event.businessDate === null || event.type === 'daySealed') continue;
      const day = this.#parts.reports.day(event.businessDate);
      if (day?.lastSealSeq != null && event.seq > day.lastSealSeq) late.add(event.businessDate);
    }
    return [...late].sort().map((date) => this.#seal(date, null, this.#parts.clock.now()));
  }

  #seal(date: string, submission: Submission | null, now: number): RecordedEvent {
    const { ledger, reports, sealingKey } = this.#parts;
    const payload = makeSeal(ledger, reports, date, sealingKey);
    return this.#append({ type: 'daySealed', at: now, businessDate: date, payload }, submission, now);
  }

  #recordSetBack(state: BranchState, committed: RecordedEvent[]): BranchState {
    const now = this.#parts.clock.now();
    const setBack = this.#parts.clock.takeSetBack();
    if (setBack === null) return state;
    const event: DomainEvent = {
      type: 'clockSetBack',
      at: now,
      businessDate: state.day?.date ?? null,
      payload: setBack,
    };
    committed.push(this.#append(event, null, now));
    return evolve(state, event);
  }

  #append(event: DomainEvent, submission: Submission | null, now: number): RecordedEvent {
    const recorded = this.#parts.ledger.append(event, {
      recordedAt: now,
      clockOffsetMs: submission?.clockOffsetMs ?? null,
      actor: submission?.actor.id ?? 'system',
      device: submission?.deviceId ?? null,
      commandKey: submission?.key ?? null,
    });
    this.#parts.reports.apply(recorded);
    return recorded;
  }
}

/** A refusal as it is stored and answered: the gateway turns it into a problem document. */
export function refusalAnswer(refusal: Refusal): StoredAnswer {
  return { status: REFUSALS[refusal.code], body: { refusal } };
}
