import type { DeliveryTrouble } from '@turno25/shared/contracts/handover.ts';
import {
  INTAKE_HEAD,
  INTAKE_TYPE,
  type IntakeHeld,
  type IntakeReceipt,
  intakeHeld,
  intakeReceipt,
} from '@turno25/shared/contracts/intake.ts';
import type { Result } from '@turno25/shared/domain/result.ts';
import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import type { Signer } from '@turno25/shared/evidence/crypto.ts';
import { signHead } from '@turno25/shared/evidence/head.ts';
import type { LedgerRow } from '@turno25/shared/evidence/row.ts';
import type { Sources } from '@turno25/shared/time/sources.ts';
import type { z } from 'zod';
import type { Engine } from '../engine/engine.ts';
import { type Db, isFileTrouble } from '../ledger/database.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { configOf } from '../read-models/visitView.ts';
import { askCentre, type Question, type Unanswered } from './askCentre.ts';
import type { CentreToken } from './centreToken.ts';
import { deliveryAfter, type Measure, WHOLE_MEASURE } from './delivery.ts';
import type { DeliveryStanding } from './deliveryStanding.ts';
import type { Handover } from './handover.ts';

/** An answer is a few numbers. */
const ANSWER_BYTES = 16_384;

/** What of a branch is needed to deliver its evidence. */
export type Delivering = {
  readonly db: Db;
  readonly ledger: Ledger;
  readonly engine: Pick<Engine, 'state'>;
  readonly epoch: string;
  readonly branchKey: Signer;
  readonly handover: Handover;
  readonly delivery: DeliveryStanding;
  readonly sources: Pick<Sources, 'timers'>;
};

/** What came of one try: everything is there, there is more, or something is in the way. */
export type Tried =
  | { readonly done: 'all' }
  | { readonly done: 'some' }
  | { readonly done: 'nothing'; readonly trouble: DeliveryTrouble; readonly retryAfterMs?: number };

/** A delivery: the last row that went, and what was answered. */
type Sent = { readonly last: number; readonly receipt: Result<IntakeReceipt, Unanswered> };

/**
 * Delivers the branch's evidence to the centre, a part at a time, from where the centre says that it ends. What the centre
 * holds counts as delivered only where the hash that it names is this ledger's own: a wrong answer takes nothing off the
 * branch's mind.
 */
export class Push {
  readonly #branch: Delivering;
  readonly #token: CentreToken | null;
  readonly #measure: Measure;
  readonly #stopped = new AbortController();
  /** What the centre said last; null: it has to be asked. */
  #centre: IntakeHeld | null = null;
  /** Where the telling of another ledger than the centre's goes on; null while the two agree. */
  #disputedFrom: number | null = null;

  constructor(branch: Delivering, token: CentreToken | null, measure: Measure = WHOLE_MEASURE) {
    this.#branch = branch;
    this.#token = token;
    this.#measure = measure;
  }

  /** Where the branch delivers; null where the centre comes for it. */
  get address(): string | null {
    return configOf(this.#branch.engine.state()).centre?.address ?? null;
  }

  /** One question and at most one delivery. */
  async once(): Promise<Tried> {
    const tried = await this.#try();
    if (tried.done === 'nothing') {
      this.#centre = null;
      // What the centre found stays found while it cannot be asked.
      const { trouble, finding } = this.#branch.delivery;
      if (trouble !== 'quarantined' || !isPassing(tried.trouble)) this.#branch.delivery.note(tried.trouble, finding);
    }
    return tried;
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #try(): Promise<Tried> {
    const token = this.#token;
    if (token === null) return nothing('noToken');
    if (token.address !== this.address) return nothing('tokenElsewhere');
    if (this.#centre === null) {
      const held = await this.#ask(token, intakeHeld);
      if (!held.ok) return unanswered(held.error);
      this.#centre = held.value;
    }
    if (!this.#branch.db.open) return { done: 'all' };
    return this.#agrees(this.#centre)
      ? this.#deliver(token, this.#centre.held)
      : this.#dispute(token, this.#centre.held);
  }

  async #deliver(token: CentreToken, after: number): Promise<Tried> {
    this.#disputedFrom = null;
    const acknowledged = this.#acknowledge(after);
    if (!acknowledged) return nothing('file');
    const sent = await this.#send(token, after);
    if (sent === null) {
      if (this.#branch.delivery.trouble !== 'quarantined') this.#branch.delivery.note(null);
      return { done: 'all' };
    }
    if (!sent.receipt.ok) return unanswered(sent.receipt.error);
    const receipt = sent.receipt.value;
    const { held } = receipt;
    // It said before that it held more, or holds what this ledger does not have: whatever that is, it is no receipt.
    if (held < after || !this.#agrees(receipt)) return nothing('disagrees');
    if (!this.#acknowledge(held)) return nothing('file');
    this.#believed(receipt);
    this.#centre = receipt;
    if (held > after) return { done: 'some' };
    // What it found wrong it asks for once more, before it says what it thinks of it.
    return nothing(receipt.finding === undefined ? 'badAnswer' : 'busy');
  }

  /**
   * The centre holds another ledger, or more of this one than there is: a copy was restored, or somebody wrote one. The rows
   * are told from the last place that both can have in common, so that the centre sees where they part.
   */
  async #dispute(token: CentreToken, held: number): Promise<Tried> {
    const from = this.#disputedFrom ?? this.#lastInCommon(held);
    const sent = await this.#send(token, from);
    if (sent === null) {
      this.#disputedFrom = null;
      return nothing('disagrees');
    }
    if (!sent.receipt.ok) return unanswered(sent.receipt.error);
    const receipt = sent.receipt.value;
    this.#believed(receipt);
    if (this.#agrees(receipt)) {
      this.#centre = receipt;
      return { done: 'some' };
    }
    if (receipt.state === 'quarantined') {
      this.#disputedFrom = null;
      return nothing('quarantined');
    }
    // The place that it found is asked for once more; a second time it would have to say what it thinks of it.
    const again = receipt.finding === undefined ? sent.last : Math.min(sent.last, receipt.finding.seq - 1);
    if (again === from && this.#disputedFrom !== null) {
      this.#disputedFrom = null;
      return nothing('disagrees');
    }
    this.#disputedFrom = again;
    return { done: 'some' };
  }

  /** Sends what comes after a place, and gives what was answered; null where nothing does. */
  async #send(token: CentreToken, after: number): Promise<Sent | null> {
    const delivery = await deliveryAfter(this.#branch.ledger, after, this.#measure);
    if (delivery === null) return null;
    const headers = {
      'content-type': INTAKE_TYPE,
      'content-encoding': 'gzip',
      [INTAKE_HEAD]: this.#signed(delivery.last),
    };
    const receipt = await this.#ask(token, intakeReceipt, { bytes: delivery.bytes, headers });
    return this.#branch.db.open ? { last: delivery.last.seq, receipt } : null;
  }

  /** The head of the last row that goes, signed: what a token alone cannot make. */
  #signed({ seq, hash, recordedAt: at }: LedgerRow): string {
    const { ledger, epoch, branchKey } = this.#branch;
    const head = { ledgerId: ledger.id() ?? '', epoch, seq, hash: hexOf(hash), at, numbers: null };
    return Buffer.from(JSON.stringify(signHead(head, branchKey))).toString('base64url');
  }

  #ask<T>(token: CentreToken, schema: z.ZodType<T>, body?: Question<T>['body']): Promise<Result<T, Unanswered>> {
    const { id } = configOf(this.#branch.engine.state()).branch;
    const question = { path: `/intake/${id}`, schema, limit: ANSWER_BYTES, ...(body === undefined ? {} : { body }) };
    return askCentre(token, question, this.#branch.sources.timers, this.#stopped.signal);
  }

  /** Whether this ledger has the event that the centre names, with the hash that it names. */
  #agrees({ held, hash }: Pick<IntakeHeld, 'held' | 'hash'>): boolean {
    return held === 0 || this.#branch.ledger.hashAt(held) === hash;
  }

  /** False where the file does not take it now: the next look tries again. */
  #acknowledge(held: number): boolean {
    try {
      this.#branch.handover.acknowledge(held);
      return true;
    } catch (error) {
      if (!isFileTrouble(error)) throw error;
      return false;
    }
  }

  #believed({ state, finding }: IntakeReceipt): void {
    this.#branch.delivery.note(state === 'quarantined' ? 'quarantined' : null, finding ?? null);
  }

  /** Where the last restored copy was cut at or before a place; 0 where none was. */
  #lastInCommon(held: number): number {
    const { restores } = this.#branch.engine.state();
    return Math.max(0, ...restores.map(({ cutSeq }) => cutSeq).filter((cut) => cut <= held));
  }
}

function nothing(trouble: DeliveryTrouble): Tried {
  return { done: 'nothing', trouble };
}

function unanswered({ trouble, retryAfterMs }: Unanswered): Tried {
  return { done: 'nothing', trouble, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** Mends by itself, and says nothing of the evidence. */
function isPassing(trouble: DeliveryTrouble): boolean {
  return trouble === 'unreachable' || trouble === 'slow' || trouble === 'busy' || trouble === 'file';
}
