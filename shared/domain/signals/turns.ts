import type { AnyEvent } from '../figures/v2/events.ts';
import type { MeasuredDay } from '../figures/v2/measured.ts';
import type { Instant, Millis, ServiceId, StaffId, VisitId } from '../ids.ts';

/** An event with its place in the ledger and its author. */
export type ActEvent = AnyEvent & { readonly seq: number; readonly actor: string; readonly device: string | null };

/** How a turn ended: by whom it was broken off, or finished; `person`: they left by themselves; null: not yet. */
type TurnEnd = 'finish' | 'noShow' | 'staffHold' | 'citizenHold' | 'transfer' | 'removed' | 'person' | 'other';

/** From the call of somebody to the end of what came of it, at one counter. Instants in UTC ms, spans in ms. */
export type Turn = {
  readonly visitId: VisitId;
  readonly attendantId: StaffId;
  readonly seq: number;
  readonly calledAt: Instant;
  /** Chosen by hand, not by the day's rule. */
  readonly byHand: boolean;
  /** What its person had waited when called; null after an attention that was one. */
  readonly waitedMs: Millis | null;
  readonly limitMs: Millis;
  /** The longest minimum of the lines that the visit stood in. */
  readonly minimumMs: Millis;
  readonly issuedAt: Instant;
  /** Whether somebody who came before it for the same service still waited when it was called. */
  readonly passedSomebody: boolean;
  announced: boolean;
  /** The last call before the start. */
  lastCallAt: Instant;
  startSeq: number | null;
  startedAt: Instant | null;
  end: TurnEnd | null;
  endSeq: number | null;
  endedAt: Instant | null;
  /** The outcome that staff gave, where it finished. */
  outcome: string | null;
  /** A hold said to be the person's that they confirmed before the next call. */
  confirmed: boolean;
};

type Payload = {
  readonly visitId?: VisitId | null;
  readonly attendantId?: StaffId;
  readonly by?: string;
  readonly why?: { readonly mode: string };
  readonly outcome?: string;
  readonly calls?: readonly { readonly visitId: VisitId; readonly calledAt: Instant }[];
};

/** The turns of a day, an event at a time. */
export class Turns {
  readonly #day: MeasuredDay;
  readonly #visits: ReadonlyMap<VisitId, MeasuredDay['visits'][number]>;
  /** Since when and until when each visit waited for its first call. */
  readonly #lines: ReadonlyMap<ServiceId, readonly { readonly from: Instant; readonly to: Instant | null }[]>;
  readonly #turns: Turn[] = [];
  /** The turn that each visit is in, or was in last. */
  readonly #last = new Map<VisitId, Turn>();
  /** Visits that had an attention which was one, until now. */
  readonly #attended = new Set<VisitId>();
  readonly #byCall = new Map<string, Turn>();

  constructor(day: MeasuredDay) {
    this.#day = day;
    this.#visits = new Map(day.visits.map((visit) => [visit.record.visitId, visit]));
    this.#lines = Map.groupBy(
      day.visits.map(({ record }) => ({
        serviceId: record.units[0].serviceId,
        from: record.issuedAt,
        to: record.firstCallAt ?? record.units[0].endedAt,
      })),
      ({ serviceId }) => serviceId,
    );
  }

  all(): readonly Turn[] {
    return this.#turns;
  }

  /** Takes an event down; says whether somebody had its visit at a counter until then. */
  take({ type, seq, at, payload: any }: ActEvent): boolean {
    const payload = (any ?? {}) as Payload;
    if (type === 'callsAnnounced') {
      for (const call of payload.calls ?? []) this.#announced(call.visitId, call.calledAt);
      return false;
    }
    const visitId = payload.visitId ?? null;
    if (visitId === null) return false;
    if (type === 'visitCalled') {
      this.#called(visitId, seq, at, payload);
      return false;
    }
    const turn = this.#last.get(visitId);
    if (turn === undefined) return false;
    if (type === 'holdConfirmed') turn.confirmed = true;
    if (turn.end !== null) return false;
    if (type === 'visitRecalled' && turn.startedAt === null) turn.lastCallAt = at;
    if (type === 'attentionStarted') Object.assign(turn, { startSeq: seq, startedAt: at });
    if (type === 'startUndone') Object.assign(turn, { startSeq: null, startedAt: null });
    const end = endOf(type, payload);
    if (end === null) return true;
    Object.assign(turn, { end, endSeq: seq, endedAt: at, outcome: payload.outcome ?? null });
    if (turn.startedAt !== null && (end === 'finish' || at - turn.startedAt >= turn.minimumMs))
      this.#attended.add(visitId);
    return true;
  }

  #passed(serviceId: ServiceId, issuedAt: Instant, at: Instant): boolean {
    return (this.#lines.get(serviceId) ?? []).some((other) => other.from < issuedAt && (other.to ?? at + 1) > at);
  }

  #announced(visitId: VisitId, calledAt: Instant): void {
    const turn = this.#byCall.get(`${visitId} ${calledAt}`);
    if (turn !== undefined) turn.announced = true;
  }

  #called(visitId: VisitId, seq: number, at: Instant, { attendantId, why }: Payload): void {
    const visit = this.#visits.get(visitId);
    const unit = visit?.units[0];
    // A paper of a roll was called by nobody knows whom.
    if (visit === undefined || unit === undefined || attendantId === undefined) return;
    const { settings } = this.#day.end;
    const turn: Turn = {
      visitId,
      attendantId,
      seq,
      calledAt: at,
      byHand: why?.mode === 'specific',
      waitedMs: this.#attended.has(visitId) ? null : at - unit.from.estimate,
      limitMs: unit.unit.limitMs,
      minimumMs: [...visit.record.lines].reduce((most, line) => Math.max(most, settings.minAttentionMs(line)), 0),
      issuedAt: visit.record.issuedAt,
      passedSomebody: this.#passed(unit.unit.serviceId, visit.record.issuedAt, at),
      announced: false,
      lastCallAt: at,
      startSeq: null,
      startedAt: null,
      end: null,
      endSeq: null,
      endedAt: null,
      outcome: null,
      confirmed: false,
    };
    this.#turns.push(turn);
    this.#last.set(visitId, turn);
    this.#byCall.set(`${visitId} ${at}`, turn);
  }
}

function endOf(type: string, { by }: Payload): TurnEnd | null {
  switch (type) {
    case 'attentionFinished':
      return 'finish';
    case 'noShowRecorded':
      return 'noShow';
    case 'visitHeld':
      return by === 'citizen' ? 'citizenHold' : 'staffHold';
    case 'visitTransferred':
      return 'transfer';
    case 'visitRemoved':
    case 'closedAtDoor':
      return 'removed';
    case 'visitLeft':
      return by === 'ownToken' ? 'person' : 'removed';
    case 'pauseTaken':
      return 'person';
    case 'counterReleased':
    case 'visitExpired':
      return 'other';
    default:
      return null;
  }
}
