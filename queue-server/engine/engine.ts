import type { Decision } from '@turno25/shared/domain/decide/context.ts';
import { decide } from '@turno25/shared/domain/decide/decide.ts';
import type { Actor, CommandOf, CommandType } from '@turno25/shared/domain/ledger/commands.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import type { Refusal } from '@turno25/shared/domain/ledger/refusals.ts';
import { evolve } from '@turno25/shared/domain/state/evolve/evolve.ts';
import { brokenInvariantsOf } from '@turno25/shared/domain/state/invariants.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import { isLockedOut } from '@turno25/shared/files/lockedOut.ts';
import type { NewId } from '@turno25/shared/time/ids.ts';
import type { Transaction } from 'better-sqlite3';
import { sealDay } from '../figures/seal.ts';
import type { SealedRows } from '../figures/sealedRows.ts';
import type { BranchKey } from '../ledger/branchKey.ts';
import type { CommandTable, StoredAnswer } from '../ledger/commandTable.ts';
import type { Db } from '../ledger/database.ts';
import { ForeignHead } from '../ledger/foreignHead.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Reports } from '../ledger/reports.ts';
import { Amendments } from './amendments.ts';
import type { FactSources } from './factSources.ts';
import { drawMoment, gatherFacts } from './facts.ts';
import type { ClockDoubt, SteadyClock } from './steadyClock.ts';
import type { Outcome, Submission } from './submission.ts';

/** The part of a submission that its events and its answer bear. */
type Provenance = Omit<Submission<CommandType>, 'verb'> & { readonly verb: { readonly deviceInstant?: number } };

/** Told after a commit, with what was committed, in order. */
export type Listener = (events: readonly RecordedEvent[], state: BranchState) => void;

export type EngineParts = {
  readonly db: Db;
  readonly ledger: Ledger;
  readonly commands: CommandTable;
  readonly reports: Reports;
  readonly clock: SteadyClock;
  readonly newId: NewId;
  readonly facts: FactSources;
  readonly branchKey: BranchKey;
  readonly sealedRows: SealedRows;
  /** What a command makes beside the ledger while it is decided, to be unmade when it is refused. */
  readonly keys: { readonly commandBegins: () => void; readonly commandUndone: () => void };
  readonly schedule: (task: () => void) => void;
  /** The same, after a pause in which others are answered. */
  readonly later: (task: () => void) => void;
};

type Taken = {
  readonly state: BranchState;
  readonly events: readonly RecordedEvent[];
  readonly outcome: Outcome;
};
type Waiting = {
  readonly take: (state: BranchState) => Taken;
  readonly resolve: (outcome: Outcome) => void;
  /** How often it found the file locked by somebody else. */
  readonly lockedOut: number;
};

/** So often a command waits for somebody else's lock, with a pause each time: two seconds in all, a kiosk's person waits no longer. */
const PATIENCE = 10;

/** Undoes a command's savepoint: one of its effects was refused after its events were written. */
class EffectRefused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

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
  readonly #amendments: Amendments;
  #state: BranchState;
  #waiting: Waiting[] = [];
  #scheduled = false;
  #foreignHead: ForeignHead | null = null;
  #tellForeignHead: (error: ForeignHead) => void = () => {};

  constructor(parts: EngineParts, state: BranchState) {
    this.#parts = parts;
    this.#state = state;
    this.#amendments = new Amendments(parts.reports);
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

  /** Why the machine's clock is not followed, though it is ahead; null when it is. */
  clockDoubt(): ClockDoubt | null {
    return this.#parts.clock.doubt();
  }

  onCommitted(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Told once that somebody else writes into the ledger: nothing is appended any more, and the process has to end. */
  onForeignHead(tell: (error: ForeignHead) => void): void {
    this.#tellForeignHead = tell;
  }

  /** Takes a command; resolves once it is on disk (or refused, or failed). Never rejects. */
  submit<T extends CommandType>(submission: Submission<T>): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#waiting.push({ take: (state) => this.#take(state, submission), resolve, lockedOut: 0 });
      this.#plan(this.#parts.schedule);
    });
  }

  /** What a command would make happen now, or why it would be refused. Nothing is written, and no key of it is kept. */
  foresee<T extends CommandType>(actor: Actor, command: CommandOf<T>): Decision {
    const { clock, newId, facts } = this.#parts;
    const now = clock.now();
    const moment = drawMoment(this.#state, { now, shown: clock.setBackTo() ?? now, actor, newId: newId() });
    return decide<T>(this.#state, command, gatherFacts<T>(facts, moment, command, this.#state));
  }

  #plan(when: (task: () => void) => void): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    when(() => {
      this.#scheduled = false;
      const still = this.#runBatch(this.#takeWaiting());
      if (still.length === 0) return;
      this.#waiting = [...still, ...this.#waiting];
      this.#plan(this.#parts.later);
    });
  }

  /** Runs what has arrived and returns once it is committed: the last act before stopping, and the step of a rehearsal. */
  drain(): void {
    const still = this.#runBatch(this.#takeWaiting());
    for (const { resolve } of still) resolve({ kind: 'lockedOut' });
  }

  /** Seals what came late and waited for its minute. */
  sealWhatWaits(): void {
    if (this.#amendments.pending) this.#commit([]);
  }

  #takeWaiting(): readonly Waiting[] {
    const batch = this.#waiting;
    this.#waiting = [];
    return batch;
  }

  /** Gives those back that found the file locked and may still wait: of them nothing has happened. */
  #runBatch(batch: readonly Waiting[]): readonly Waiting[] {
    return batch.length === 0 ? [] : this.#commit(batch);
  }

  #commit(batch: readonly Waiting[]): readonly Waiting[] {
    let begun = false;
    let provisional = this.#state;
    const committed: RecordedEvent[] = [];
    const outcomes: Outcome[] = [];
    const place = this.#parts.clock.place();
    try {
      if (this.#foreignHead !== null) throw this.#foreignHead;
      this.#atomically.immediate(() => {
        begun = true;
        this.#parts.ledger.mustBeOurs();
        provisional = this.#recordSetBack(provisional, committed);
        for (const { take } of batch) {
          const taken = take(provisional);
          outcomes.push(taken.outcome);
          provisional = taken.state;
          committed.push(...taken.events);
        }
        committed.push(...this.#amend(committed, provisional));
      });
    } catch (error) {
      this.#parts.clock.goBackTo(place);
      if (!begun && isLockedOut(error)) return lockedOutOf(batch);
      for (const { resolve } of batch) resolve({ kind: 'failed', error });
      if (error instanceof ForeignHead) this.#stopAt(error);
      else this.#parts.ledger.readHead();
      return [];
    }
    this.#state = provisional;
    for (const [index, { resolve }] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) throw new Error('a command of the batch has no outcome');
      resolve(outcome);
    }
    if (committed.length > 0) for (const listener of this.#listeners) listener(committed, provisional);
    return [];
  }

  #stopAt(error: ForeignHead): void {
    if (this.#foreignHead !== null) return;
    this.#foreignHead = error;
    this.#tellForeignHead(error);
  }

  /** One command on its own savepoint: an unexpected failure undoes this one alone. */
  #take<T extends CommandType>(state: BranchState, submission: Submission<T>): Taken {
    const { ledger, commands } = this.#parts;
    const { actor, intention } = submission;
    if (intention !== null) {
      const known = commands.find(actor.id, intention.key, intention.asked);
      if (known.kind === 'otherBody') return { state, events: [], outcome: { kind: 'keyReused' } };
      if (known.kind === 'answered') {
        return { state, events: [], outcome: { kind: 'repeated', answer: known.answer } };
      }
    }
    const place = this.#parts.clock.place();
    const { keys } = this.#parts;
    keys.commandBegins();
    try {
      const taken = this.#atomically(() => this.#decideAndAppend(state, submission)) as Taken;
      if (taken.outcome.kind === 'refused') keys.commandUndone();
      return taken;
    } catch (error) {
      this.#parts.clock.goBackTo(place);
      keys.commandUndone();
      ledger.readHead();
      if (error instanceof EffectRefused) return this.#refused(state, submission, error.refusal);
      return { state, events: [], outcome: { kind: 'failed', error } };
    }
  }

  #decideAndAppend<T extends CommandType>(state: BranchState, submission: Submission<T>): Taken {
    const { clock, newId } = this.#parts;
    const { actor, verb } = submission;
    const now = clock.now();
    const moment = drawMoment(state, { now, shown: clock.setBackTo() ?? now, actor, newId: newId() });
    const command = verb.command({ ...moment, state });
    if (!command.ok) return this.#refused(state, submission, command.error);
    const facts = gatherFacts<T>(this.#parts.facts, moment, command.value, state);
    const decision = decide<T>(state, command.value, facts);
    if (!decision.ok) return this.#refused(state, submission, decision.error);
    let next = state;
    const events: RecordedEvent[] = [];
    for (const event of decision.value) {
      // What the person confirmed is the instant from here on, back or ahead.
      if (event.type === 'clockRestarted') clock.restart(event.payload.shown);
      events.push(this.#append(event, submission, event.type === 'clockRestarted' ? event.payload.shown : now));
      next = evolve(next, event);
      if (event.type === 'dayClosed') events.push(this.#seal(event.payload.date, submission, now, next));
    }
    const broken = brokenInvariantsOf(next, decision.value);
    if (broken.length > 0) throw new Error(`${command.value.type} would break what must hold: ${broken.join('; ')}`);
    for (const effect of verb.effects?.(facts) ?? []) {
      const refusal = effect.perform();
      if (refusal !== null) throw new EffectRefused(refusal);
    }
    const answer: StoredAnswer = {
      outcome: 'done',
      body: verb.answer({ state: next, events, facts, command: command.value }),
    };
    this.#record(submission, answer, events);
    return { state: next, events, outcome: { kind: 'done', answer, events } };
  }

  #refused(state: BranchState, submission: Provenance, refusal: Refusal): Taken {
    this.#record(submission, { outcome: 'refused', refusal }, []);
    return { state, events: [], outcome: { kind: 'refused', refusal } };
  }

  /** Keeps the answer, so that the same key gives it for ever. */
  #record({ actor, intention }: Provenance, answer: StoredAnswer, events: readonly RecordedEvent[]): void {
    if (intention === null) return;
    // Whoever has neither an account nor a device can be refused for ever without filling the disk.
    if (actor.kind === 'citizen' && answer.outcome === 'refused') return;
    const [first] = events;
    const last = events.at(-1);
    const range = first === undefined || last === undefined ? null : { first: first.seq, last: last.seq };
    const { clock, commands } = this.#parts;
    commands.record(
      { actor: actor.id, key: intention.key, body: intention.asked, recordedAt: clock.now() },
      answer,
      range,
    );
  }

  /** What came late for days that are sealed brings a numbered amendment of each, so that both figures stand. */
  #amend(committed: readonly RecordedEvent[], state: BranchState): readonly RecordedEvent[] {
    // A seal would vouch for what was changed: what came late is kept, and stays unsealed.
    if (this.#parts.facts.trust.lost() !== null) return [];
    const now = this.#parts.clock.now();
    return this.#amendments.due(committed, now).map((date) => this.#seal(date, null, now, state));
  }

  #seal(date: string, submission: Provenance | null, now: number, { disputes }: BranchState): RecordedEvent {
    const { ledger, reports, branchKey, sealedRows } = this.#parts;
    const { payload, rows } = sealDay(ledger, reports, date, branchKey, disputes);
    const sealed = this.#append({ type: 'daySealed', at: now, businessDate: date, payload }, submission, now);
    sealedRows.write(date, sealed.seq, rows);
    return sealed;
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

  #append(event: DomainEvent, submission: Provenance | null, now: number): RecordedEvent {
    const recorded = this.#parts.ledger.append(event, {
      recordedAt: now,
      clockOffsetMs: offsetOf(event, submission?.verb.deviceInstant, now),
      actor: submission?.actor.id ?? 'system',
      device: submission?.deviceId ?? null,
      commandKey: submission?.intention?.key ?? null,
    });
    this.#parts.reports.apply(recorded);
    return recorded;
  }
}

/** Those that may wait longer; the others are told. */
function lockedOutOf(batch: readonly Waiting[]): readonly Waiting[] {
  const tried = batch.map((one) => ({ ...one, lockedOut: one.lockedOut + 1 }));
  for (const { resolve } of tried.filter(({ lockedOut }) => lockedOut >= PATIENCE)) resolve({ kind: 'lockedOut' });
  return tried.filter(({ lockedOut }) => lockedOut < PATIENCE);
}

/**
 * How far the instant of what a device did is from what its clock showed, ms. Null for what happens as it is recorded; 0 for
 * what follows of it at another instant, like the closing that a late ticket expired with.
 */
function offsetOf({ type, at }: DomainEvent, deviceInstant: number | undefined, now: number): number | null {
  const told = type === 'ticketIssued' || type === 'numbersExhausted';
  if (told && deviceInstant !== undefined) return at - deviceInstant;
  return at === now ? null : 0;
}
