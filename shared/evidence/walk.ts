import type { DomainEvent, EventPayloads } from '../domain/ledger/events.ts';
import { evolve } from '../domain/state/evolve/evolve.ts';
import { brokenInvariantsOf } from '../domain/state/invariants.ts';
import { type BranchState, emptyState, STATE_VERSION } from '../domain/state/state.ts';
import { readState, writeState } from '../domain/state/writtenState.ts';
import { fromHex, hexOf, sameBytes } from './bytes.ts';
import { readCanonical } from './canonical.ts';
import type { EvidenceCrypto } from './crypto.ts';
import { type Finding, found } from './finding.ts';
import type { PublicKey } from './keys.ts';
import { NationalWalk } from './nationalWalk.ts';
import { keysAround, keysOf, type Rotation } from './rotation.ts';
import { eventOf, GENESIS_HASH, type LedgerRow, type RecordedEvent, rowHash } from './row.ts';
import { contentFinding, type SealPayload, signatureFinding } from './seal.ts';
import { isSignedBy } from './signature.ts';

export type WalkOptions = {
  readonly crypto: EvidenceCrypto;
  /** With whom the seals must be signed; null leaves signatures unsaid. */
  readonly key: PublicKey | null;
  /** Changes of the key that the ledger tells: whoever the trusted one vouches for may sign too. */
  readonly rotations?: readonly Rotation[];
  /**
   * Events of a business date before a sequence number, for the amendment of a day that the walk no longer remembers. A
   * source that keeps its rows gives them again; without one every day is remembered.
   */
  readonly eventsOf?: (date: string, before: number) => readonly DomainEvent[];
  /** The centre's public key (PEM) as the verifier has it from elsewhere; absent: the one that the settings name. */
  readonly centreKey?: string;
  /** Told of each event that follows, for whoever rebuilds something of the same rows. */
  readonly follow?: (event: RecordedEvent) => void;
  /** Where an earlier walk stood that found nothing wrong: this one goes on with the row after it. */
  readonly from?: SavedWalk;
};

/** Where a walk stands, for whoever goes on another day: it costs what came since, not what there is. */
export type SavedWalk = {
  /** Of the program that wrote it: another one walks from the first row again (`resumes`). */
  readonly stateVersion: number;
  readonly count: number;
  readonly head: { readonly seq: number; readonly hash: string; readonly recordedAt: number };
  readonly ledgerId: string;
  readonly signer: string | null;
  readonly amendments: readonly (readonly [date: string, due: number])[];
  readonly state: string;
};

/** Whether this program can go on from where a walk stood. */
export function resumes(saved: SavedWalk): boolean {
  return saved.stateVersion === STATE_VERSION;
}

export type SealSeen = {
  readonly seq: number;
  readonly date: string;
  readonly amendment: number;
  readonly keyId: string;
};

/** Days that the walk remembers while it can ask again for older ones. */
const REMEMBERED_DAYS = 3;

/**
 * The verifier: follows a ledger row by row from its first event and recomputes everything that the rows claim, which is
 * the chain over their bytes, the canonical form, the order of time, that each event can follow the state before it, and
 * every seal with its figures. One for the server, an auditor's file, the centre and a page.
 */
export class LedgerWalk {
  readonly seals: SealSeen[] = [];
  count = 0;
  head: { readonly seq: number; readonly hash: Uint8Array; readonly recordedAt: number } = {
    seq: 0,
    hash: GENESIS_HASH,
    recordedAt: 0,
  };
  readonly #options: WalkOptions;
  readonly #amendments = new Map<string, number>();
  readonly #days = new Map<string, DomainEvent[]>();
  readonly #keys: ReadonlyMap<string, PublicKey> | null;
  /** The key that signs now; null while nothing has been signed. */
  #signer: string | null = null;
  #ledgerId = '';
  #state: BranchState = emptyState();
  readonly #national = new NationalWalk();

  constructor(options: WalkOptions) {
    this.#options = options;
    const { crypto, key, rotations = [] } = options;
    this.#keys = key === null ? null : keysAround(crypto, key, rotations);
    if (options.from !== undefined) this.#goOn(options.from);
  }

  #goOn({ count, head, ledgerId, signer, amendments, state }: SavedWalk): void {
    this.count = count;
    this.head = { ...head, hash: fromHex(head.hash) };
    this.#ledgerId = ledgerId;
    this.#signer = signer;
    for (const [date, due] of amendments) this.#amendments.set(date, due);
    this.#state = readState(state);
  }

  /** Where it stands, to go on from there. Never after a finding: what it then knows is of no place. */
  saved(): SavedWalk {
    return {
      stateVersion: STATE_VERSION,
      count: this.count,
      head: { ...this.head, hash: hexOf(this.head.hash) },
      ledgerId: this.#ledgerId,
      signer: this.#signer,
      amendments: [...this.#amendments],
      state: writeState(this.#state),
    };
  }

  /** Hash of the ledger's first event, hexadecimal; empty before there is one. */
  ledgerId(): string {
    return this.#ledgerId;
  }

  /** What the branch was after the last event followed. */
  state(): BranchState {
    return this.#state;
  }

  /** Follows rows until the first thing wrong; null when there is none. */
  run(rows: Iterable<LedgerRow>): Finding | null {
    for (const row of rows) {
      const finding = this.step(row);
      if (finding !== null) return finding;
    }
    return null;
  }

  /** Follows one more row. After a finding the walk is over. */
  step(row: LedgerRow): Finding | null {
    const due = this.head.seq + 1;
    if (row.seq !== due) return found(due, 'missing', `event ${due} is not there; ${row.seq} follows ${this.head.seq}`);
    if (!sameBytes(row.prevHash, this.head.hash))
      return found(row.seq, 'chain', 'does not point to the event before it');
    const payload = readCanonical(row.payload);
    if (!payload.ok) return found(row.seq, 'notCanonical', 'its payload is not in canonical form');
    if (!sameBytes(rowHash(this.#options.crypto, row), row.hash))
      return found(row.seq, 'hash', 'its columns do not give its hash');
    if (row.recordedAt < this.head.recordedAt && row.type !== 'clockRestarted')
      return found(row.seq, 'clock', 'was recorded before the event before it');
    // Only what a device did by itself has an instant of its own, and the measured offset of its clock beside it.
    if (row.clockOffsetMs === null && row.occurredAt !== row.recordedAt)
      return found(row.seq, 'clock', 'happened at another instant than it was recorded, and no device brought it');
    if (row.seq === 1) this.#ledgerId = hexOf(row.hash);
    const finding = this.#follow(row, eventOf(row, payload.value));
    if (finding !== null) return finding;
    this.head = { seq: row.seq, hash: row.hash, recordedAt: row.recordedAt };
    this.count += 1;
    return null;
  }

  #follow(row: LedgerRow, event: RecordedEvent): Finding | null {
    try {
      if (event.type === 'daySealed') {
        const finding = this.#sealFinding(row, event.payload);
        if (finding !== null) return finding;
        const { date, amendment, keyId } = event.payload;
        this.seals.push({ seq: row.seq, date, amendment, keyId });
        this.#amendments.set(date, amendment + 1);
      }
      const unheld = this.#unheldDocument(event);
      if (unheld !== null)
        return found(row.seq, event.type === 'visitExcluded' ? 'sealExclusion' : 'sealBooking', unheld);
      const national = this.#national.trouble(this.#options.crypto, this.#state, event, this.#options.centreKey);
      if (national !== null) return found(row.seq, 'national', national);
      if (event.type === 'keyRotated') {
        const finding = this.#rotationFinding(row.seq, event.payload);
        if (finding !== null) return finding;
      }
      if (event.type === 'textsLost') {
        const finding = this.#lossFinding(event.seq, event.payload);
        if (finding !== null) return finding;
      }
      this.#state = evolve(this.#state, event);
      const broken = brokenInvariantsOf(this.#state, [event]);
      if (broken.length > 0) return found(row.seq, 'invariant', broken.join('; '));
      this.#remember(event);
      this.#options.follow?.(event);
      return null;
    } catch (error) {
      return found(row.seq, 'cannotFollow', (error as Error).message);
    }
  }

  /** An exclusion, or a booking, by a document whose key is not the one that the configuration names the centre by. */
  #unheldDocument(event: RecordedEvent): string | null {
    const document = documentIn(event);
    if (document === null) return null;
    const { centre: { publicKey: centre } = {}, branch } = this.#state.config?.config ?? {};
    const { publicKey } = document;
    const known = this.#options.centreKey?.trim() ?? centre?.trim();
    return publicKey === centre && publicKey.trim() === known && document.branchId === branch?.id
      ? null
      : `a ${event.type} bears a document of another than the centre, or about another branch`;
  }

  #sealFinding(row: LedgerRow, seal: SealPayload): Finding | null {
    if (seal.headSeq !== row.seq - 1 || seal.headHash !== hexOf(row.prevHash))
      return found(row.seq, 'sealHead', 'the seal does not stand on the event before it');
    if (this.#signer !== null && seal.keyId !== this.#signer)
      return found(row.seq, 'sealKey', `signed by key ${seal.keyId} while key ${this.#signer} signs`);
    const { crypto } = this.#options;
    const signature = signatureFinding(crypto, row.seq, seal, this.#keys);
    if (signature !== null) return signature;
    this.#signer = seal.keyId;
    const disputed = 'v' in seal ? (seal.disputed ?? []) : [];
    if (disputed.join() !== this.#state.disputes.join())
      return found(row.seq, 'sealDisputed', 'the seal does not name the heads that somebody remembers otherwise');
    const due = this.#amendments.get(seal.date) ?? 0;
    if (seal.amendment !== due) return found(row.seq, 'sealNumber', `seal ${seal.amendment} where ${due} is due`);
    return contentFinding(crypto, row.seq, seal, this.#eventsOf(seal.date, row.seq));
  }

  #rotationFinding(seq: number, rotation: Rotation): Finding | null {
    const follows = this.#signer === null || this.#signer === rotation.from.keyId;
    if (!follows || rotation.ledgerId !== this.#ledgerId || keysOf(this.#options.crypto, rotation) === null)
      return found(seq, 'sealKey', 'the new key is not signed for by the one before it and by itself');
    this.#signer = rotation.to.keyId;
    return null;
  }

  /** A loss is answered for by whoever holds the key, of this ledger, and of texts that were there. */
  #lossFinding(seq: number, loss: EventPayloads['textsLost']): Finding | null {
    if (loss.ledgerId !== this.#ledgerId || (this.#signer !== null && loss.keyId !== this.#signer))
      return found(seq, 'textsLost', 'the loss is not signed by the key of this ledger');
    const key = this.#keys === null ? null : (this.#keys.get(loss.keyId) ?? 'unknown');
    if (key === 'unknown' || (key !== null && !isSignedBy(this.#options.crypto, key, loss)))
      return found(seq, 'textsLost', 'the signature does not fit the loss');
    const later = loss.texts.find((text) => text.seq >= seq);
    return later === undefined ? null : found(seq, 'textsLost', `event ${later.seq} comes after the loss of its text`);
  }

  #eventsOf(date: string, before: number): readonly DomainEvent[] {
    return this.#days.get(date) ?? this.#options.eventsOf?.(date, before) ?? [];
  }

  /** A day is remembered from its first event on; what came late for one that is forgotten is read again, whole. */
  #remember(event: RecordedEvent): void {
    const date = event.businessDate;
    if (date === null) return;
    const events = this.#days.get(date);
    if (events !== undefined) events.push(event);
    else if (this.#options.eventsOf === undefined) this.#days.set(date, [event]);
    // Somebody may have answered a survey on this date before its day was opened.
    else if (event.type === 'dayOpened') this.#days.set(date, [...this.#options.eventsOf(date, event.seq), event]);
    if (this.#options.eventsOf === undefined || this.#days.size <= REMEMBERED_DAYS) return;
    const [oldest] = this.#days.keys();
    if (oldest !== undefined) this.#days.delete(oldest);
  }
}

/** The centre's document that an event bears; null for none. */
function documentIn(event: RecordedEvent): { readonly publicKey: string; readonly branchId: string } | null {
  switch (event.type) {
    case 'visitExcluded':
    case 'appointmentBooked':
      return event.payload.document ?? null;
    case 'ticketIssued':
      return event.payload.booking?.document ?? null;
    default:
      return null;
  }
}
