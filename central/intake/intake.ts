import { must } from '@turno25/shared/domain/result.ts';
import type { Rotation } from '@turno25/shared/evidence/rotation.ts';
import type { WrittenRow } from '@turno25/shared/evidence/writtenRow.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { Branches } from '../registry/branches.ts';
import type { Delivered, Fault } from '../registry/standing.ts';
import type { Warehouse } from '../warehouse/port.ts';
import type { Heard, Question } from './branchWork.ts';
import type { Pinned } from './follower.ts';
import { type CategoryOf, Loader } from './loader.ts';
import type { Prove } from './provers.ts';

export type IntakeParts = {
  readonly branches: Branches;
  readonly warehouse: Warehouse;
  readonly ask: Prove;
  readonly categoryOf: CategoryOf;
  readonly clock: Clock;
  readonly timers: Timers;
  /** The centre's own public key, PEM: whose documents its branches bear. */
  readonly centreKey: string | null;
  /** Told of what failed on the way to the warehouse; it is tried again with the next delivery. */
  readonly failed: (branchId: string, error: unknown) => void;
};

/** How long the warehouse may lag behind a day that goes on, ms: folding it costs as much as the day has had events. */
const OPEN_DAY_MS = 60_000;

/** Whether one row or a hundred thousand: evidence first, proven and kept; then what the warehouse makes of it. */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #loader: Loader;
  /** Branches whose open day changed, and when it will be folded. */
  readonly #due = new Map<string, Cancel>();

  constructor(parts: IntakeParts) {
    this.#parts = parts;
    this.#loader = new Loader(parts);
  }

  /** Rows of a branch as NDJSON. Answered once they are kept; the figures follow. */
  async deliver(branchId: string, text: string): Promise<Delivered> {
    const heard = await this.#ask(branchId, { kind: 'deliver', text, now: this.#parts.clock.now() });
    return this.#noted(branchId, heard);
  }

  /** What was found by other means than by a row. */
  async doubt(branchId: string, fault: Fault): Promise<Delivered> {
    return this.#noted(branchId, await this.#ask(branchId, { kind: 'doubt', fault, now: this.#parts.clock.now() }));
  }

  /** Believes a branch again, and proves what was held back. */
  async release(branchId: string): Promise<Delivered> {
    return this.#noted(branchId, await this.#ask(branchId, { kind: 'release', now: this.#parts.clock.now() }));
  }

  /** Accepts that a branch goes on from an earlier place; what it had delivered beyond stays beside as superseded. */
  async goBack(branchId: string, seq: number): Promise<Delivered> {
    const heard = await this.#ask(branchId, { kind: 'goBack', seq, now: this.#parts.clock.now() });
    return this.#noted(branchId, heard);
  }

  hashAt(branchId: string, seq: number): Promise<string | null> {
    return this.#ask(branchId, { kind: 'hashAt', seq });
  }

  rotations(branchId: string): Promise<readonly Rotation[]> {
    return this.#ask(branchId, { kind: 'rotations' });
  }

  /** The proven rows of a business date. */
  rowsOf(branchId: string, date: string): Promise<readonly WrittenRow[]> {
    return this.#ask(branchId, { kind: 'day', date });
  }

  /** Brings the warehouse to what is proven of a branch. Resolves once it is there. */
  load(branchId: string): Promise<void> {
    this.#due.get(branchId)?.();
    this.#due.delete(branchId);
    return this.#loader.load(branchId, (told) => this.#ask(branchId, { kind: 'facts', ...told }));
  }

  /** Everything that is under way, and what was put off. */
  async settled(): Promise<void> {
    for (const branchId of [...this.#due.keys()]) await this.load(branchId).catch(() => undefined);
    await this.#loader.settled();
  }

  /** Nothing more is begun. */
  stop(): void {
    for (const cancel of this.#due.values()) cancel();
    this.#due.clear();
  }

  #noted(branchId: string, heard: Heard): Delivered {
    const { delivered, heldAt, sealedUntil, disputed, openDate } = heard;
    const { branches, clock } = this.#parts;
    const { sealedUntil: sealed = null, heldSeq = 0 } = branches.byId(branchId) ?? {};
    branches.heard(branchId, { ...delivered, heldAt, sealedUntil, disputed }, clock.now());
    // Also what was kept just before the machine stopped, of which the register had not heard.
    if (delivered.held !== heldSeq) this.#plan(branchId, openDate === null || sealed !== sealedUntil);
    return delivered;
  }

  /** A seal is folded at once, the day that goes on when a minute is over. */
  #plan(branchId: string, now: boolean): void {
    if (now) {
      this.#begin(branchId);
      return;
    }
    if (this.#due.has(branchId)) return;
    const begin = (): void => {
      this.#due.delete(branchId);
      this.#begin(branchId);
    };
    this.#due.set(branchId, this.#parts.timers.after(OPEN_DAY_MS, begin));
  }

  #begin(branchId: string): void {
    this.load(branchId).catch((error: unknown) => this.#parts.failed(branchId, error));
  }

  #ask<K extends Question['kind']>(branchId: string, question: Extract<Question, { kind: K }>) {
    const { publicKey, rotations } = must(this.#parts.branches.byId(branchId), `the branch ${branchId} is enrolled`);
    const pinned: Pinned = { publicKey, rotations, centreKey: this.#parts.centreKey };
    return this.#parts.ask(branchId, pinned, question);
  }
}
