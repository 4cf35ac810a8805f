import { createHash } from 'node:crypto';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { hexOf, sameBytes } from '@turno25/shared/evidence/bytes.ts';
import { readPublicKey } from '@turno25/shared/evidence/keys.ts';
import type { Rotation } from '@turno25/shared/evidence/rotation.ts';
import { type LedgerRow, rowHash } from '@turno25/shared/evidence/row.ts';
import { LedgerWalk, resumes } from '@turno25/shared/evidence/walk.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { Delivered, Fault, Suspicion } from '../registry/standing.ts';
import { faultIn, rotationsAmong, written } from './deliveredRows.ts';
import type { Evidence } from './evidence.ts';
import { readRows } from './readRows.ts';

/** By what a branch was enrolled: whose signature is believed. */
export type Pinned = {
  /** The branch's public key as somebody vouched for it, PEM. */
  readonly publicKey: string;
  /** Changes of the key that were told at enrolment, from before that key. */
  readonly rotations: readonly Rotation[];
  /** The centre's own public key (PEM), whose documents its branches bear; null: the one that the branch's settings name. */
  readonly centreKey: string | null;
};

/**
 * Follows the ledger of one branch: proves what is delivered before it keeps it, goes on from where it stood, and says the
 * place of the first row that does not verify. One delivery is one transaction.
 */
export class Follower {
  readonly #evidence: Evidence;
  readonly #pinned: Pinned;
  #walk: LedgerWalk;
  /** Of the seals that the walk has seen, how many are kept. */
  #seals = 0;
  /** Up to where the walk was saved. */
  #saved = 0;

  /** Rows that an older program proved are proven again by this one. Throws where what is kept does not verify. */
  constructor(evidence: Evidence, pinned: Pinned) {
    this.#evidence = evidence;
    this.#pinned = pinned;
    this.#walk = this.#resumed();
  }

  /** What the branch says that it is; null before it said it. */
  config(): BranchConfig | null {
    return this.#walk.state().config?.config ?? null;
  }

  /** The date of the day that goes on; null while none does. */
  openDate(): string | null {
    return this.#walk.state().day?.date ?? null;
  }

  /** Heads that somebody remembers otherwise: its seals name them, and belief is withheld. */
  disputes(): readonly string[] {
    return this.#walk.state().disputes;
  }

  /** Where the ledger stands: place, hash, instant of its last proven row; its name. */
  stands(): { readonly seq: number; readonly hash: string; readonly recordedAt: number; readonly ledgerId: string } {
    const { seq, hash, recordedAt } = this.#walk.head;
    return { seq, hash: seq === 0 ? '' : hexOf(hash), recordedAt, ledgerId: this.#walk.ledgerId() };
  }

  /** Takes rows as NDJSON. `now`: UTC ms, of the centre. */
  deliver(text: string, now: number): Delivered {
    const quarantine = this.#evidence.mark('suspicion');
    const read = readRows(text, this.#walk.head.seq + 1);
    if (quarantine?.quarantined === true) return this.#holdBack(read.rows, quarantine, now);
    const { fresh, fault: fork } = this.#new(read.rows);
    if (fork !== null) return this.#doubt(fork.fault, fork.row, read.rows, now);
    const proven = this.#proven(fresh);
    this.#keep(fresh.slice(0, proven.count));
    const taken = proven.count;
    const fault = proven.fault ?? read.fault;
    if (fault === null) {
      if (quarantine !== null) this.#evidence.setMark('suspicion', null);
      return this.#answer('accepted', null, taken);
    }
    const bad = proven.fault === null ? (read.fault?.line ?? '') : JSON.stringify(written(fresh[proven.count]));
    return { ...this.#doubt(fault, bad, fresh.slice(proven.count), now), taken };
  }

  /** What somebody found by other means than by a row: the branch is shorter than it was. Quarantined at once. */
  doubt(fault: Fault, now: number): Delivered {
    const { seq, code, detail } = fault;
    this.#evidence.setMark('suspicion', { seq, code, detail, digest: '', since: now, quarantined: true });
    return this.#answer('quarantined', fault, 0);
  }

  /** Believes the branch again from what is proven; what was held back it has to say anew. */
  release(now: number): Delivered {
    this.#evidence.together(() => {
      this.#evidence.setMark('suspicion', null);
      this.#evidence.setAsideHeldBack(now);
    });
    return this.#answer('accepted', null, 0);
  }

  /** Goes back to a place, after which the branch tells another story that somebody has looked at and accepted. */
  goBackTo(seq: number, now: number): void {
    this.#evidence.together(() => {
      this.#evidence.setAsideAfter(seq, now);
      this.#evidence.setMark('walk', null);
    });
    this.#walk = this.#resumed();
  }

  /**
   * Goes on from where a walk was saved, or from the first row, over what was kept since: saving one costs as much as the day
   * has had events, so it is not done with each delivery. `more`: changes of the key among rows that are not kept yet.
   */
  #resumed(more: readonly Rotation[] = []): LedgerWalk {
    const saved = this.#evidence.mark('walk');
    const from =
      saved !== null && resumes(saved) && this.#evidence.hashAt(saved.head.seq) === saved.head.hash ? saved : undefined;
    const walk = this.#walkWith(from === undefined ? {} : { from }, [...this.#evidence.rotations(), ...more]);
    this.#saved = walk.head.seq;
    for (const row of this.#evidence.rows(walk.head.seq)) {
      const finding = walk.step(row);
      if (finding !== null) throw new Error(`the evidence kept does not verify at ${finding.seq}: ${finding.detail}`);
    }
    this.#seals = walk.seals.length;
    if (from === undefined && walk.count > 0) this.#save(walk);
    return walk;
  }

  /** Before its file is closed: whoever opens it again goes on from here. */
  rest(): void {
    if (this.#walk.head.seq > this.#saved) this.#save(this.#walk);
  }

  #save(walk: LedgerWalk): void {
    this.#evidence.setMark('walk', walk.saved());
    this.#saved = walk.head.seq;
  }

  #walkWith(
    from: Pick<ConstructorParameters<typeof LedgerWalk>[0], 'from'>,
    rotations: readonly Rotation[],
  ): LedgerWalk {
    const { publicKey, centreKey, rotations: told } = this.#pinned;
    return new LedgerWalk({
      crypto: nodeCrypto,
      key: readPublicKey(nodeCrypto, publicKey),
      rotations: [...told, ...rotations],
      ...(centreKey === null ? {} : { centreKey }),
      eventsOf: (date, before) => this.#evidence.eventsOf(date, before - 1),
      ...from,
    });
  }

  /** Rows that are not kept yet, and the first of the others that is not what was kept. */
  #new(rows: readonly LedgerRow[]): {
    readonly fresh: readonly LedgerRow[];
    readonly fault: { readonly fault: Fault; readonly row: string } | null;
  } {
    const { seq: held } = this.#walk.head;
    for (const row of rows) {
      if (row.seq > held) continue;
      if (this.#evidence.hashAt(row.seq) === hexOf(row.hash)) continue;
      return { fresh: [], fault: { fault: this.#otherStory(row, held), row: JSON.stringify(written(row)) } };
    }
    return { fresh: rows.filter(({ seq }) => seq > held), fault: null };
  }

  /** A row that is not the one of before: an honest restore says from where it goes on, and what it leaves out shows. */
  #otherStory(row: LedgerRow, held: number): Fault {
    const { seq } = row;
    const follows = seq > 1 && this.#evidence.hashAt(seq - 1) === hexOf(row.prevHash);
    if (follows && row.type === 'ledgerRestored' && sameBytes(rowHash(nodeCrypto, row), row.hash)) {
      const lost = held - seq + 1;
      return {
        seq,
        code: 'restored',
        detail: `restored as of event ${seq - 1}: ${lost} proven events are left out`,
        lost,
      };
    }
    return { seq, code: 'fork', detail: `event ${seq} is not the one that was delivered before` };
  }

  /** How many of these rows verify, one after the other, and what is wrong with the next. The rows are written on the way. */
  #proven(rows: readonly LedgerRow[]): { readonly count: number; readonly fault: Fault | null } {
    if (rows.length === 0) return { count: 0, fault: null };
    const rotations = rotationsAmong(rows);
    // A key that a row of this delivery names must be known before the rows that it signs.
    if (rotations.length > 0) this.#walk = this.#resumed(rotations);
    return this.#stepped(rows);
  }

  /** A delivery is written while it is walked, since a seal reads its day; what does not verify takes nothing with it. */
  #stepped(rows: readonly LedgerRow[]): { readonly count: number; readonly fault: Fault | null } {
    let count = 0;
    let fault: Fault | null = null;
    try {
      this.#evidence.together(() => {
        for (const row of rows) {
          const finding = this.#walk.step(row);
          if (finding !== null) {
            fault = finding;
            throw new Undone();
          }
          this.#evidence.append(row);
          count += 1;
        }
        this.#mark();
      });
    } catch (error) {
      this.#walk = this.#resumed(rotationsAmong(rows));
      if (!(error instanceof Undone)) throw error;
    }
    return { count, fault };
  }

  /** Keeps rows of which it is known that they verify; those that were written already are. */
  #keep(rows: readonly LedgerRow[]): void {
    const last = rows.at(-1);
    if (last === undefined || this.#walk.head.seq >= last.seq) return;
    const { fault } = this.#stepped(rows);
    if (fault !== null) throw new Error('rows that verified do not verify');
  }

  #mark(): void {
    for (const seal of this.#walk.seals.slice(this.#seals)) this.#evidence.noteSeal(seal);
    this.#seals = this.#walk.seals.length;
    if (this.#walk.head.seq - this.#saved >= SAVE_EVERY) this.#save(this.#walk);
  }

  #doubt(fault: Fault, bad: string, rest: readonly LedgerRow[], now: number): Delivered {
    const digest = createHash('sha256').update(bad).digest('hex');
    const before = this.#evidence.mark('suspicion');
    const twice = before !== null && before.seq === fault.seq && before.digest === digest;
    const since = twice ? before.since : now;
    const suspicion: Suspicion = { ...fault, digest, since, quarantined: twice };
    this.#evidence.setMark('suspicion', suspicion);
    if (twice) return this.#holdBack(rest, suspicion, now);
    return this.#answer('again', fault, 0);
  }

  #holdBack(rows: readonly LedgerRow[], suspicion: Suspicion, now: number): Delivered {
    if (this.#evidence.heldBackCount() < MOST_HELD_BACK)
      this.#evidence.together(() => this.#evidence.holdBack(rows, now));
    return this.#answer('quarantined', faultIn(suspicion), 0);
  }

  #answer(state: Delivered['state'], fault: Fault | null, taken: number): Delivered {
    const { seq, hash } = this.stands();
    const { upTo: heldBack, hash: heldBackHash } =
      state === 'quarantined' ? this.#evidence.lastHeldBack() : { upTo: 0, hash: '' };
    return { held: seq, hash, state, fault, taken, heldBack, heldBackHash };
  }
}

/** Rows between two savings of where the walk stands: so many are walked again by a centre that begins anew. */
const SAVE_EVERY = 2000;
/** More than a branch writes in half a year: what comes beyond waits at the branch. */
const MOST_HELD_BACK = 500_000;

/** Takes a transaction back, of which the reason was told elsewhere. */
class Undone extends Error {}
