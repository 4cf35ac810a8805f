import type { CounterId, Instant, Millis, ServiceId, VisitId } from '../ids.ts';
import type { CandidateNumbers } from '../ledger/events/visits.ts';
import type { Stage } from '../visit/visit.ts';

/** A waiting ticket as a rule may see it: never how long it will take, never who it is. */
export type WaitingTicket = {
  readonly id: VisitId;
  /** Order of issue within the day; breaks every tie, so that the order is total. */
  readonly ordinal: number;
  readonly serviceId: ServiceId;
  readonly preferential: boolean;
  readonly stage: Stage;
  /** Start of the wait: issue, `max(check-in, booked)` of an appointment, or the transfer of a second stage. */
  readonly enteredAt: Instant;
  /** When the person was there: the check-in of an appointment; for everybody else the same as `enteredAt`. */
  readonly arrivedAt: Instant;
  /** The appointment that the person came for; null without one and in second stages. */
  readonly bookedFor: Instant | null;
  readonly passed: number;
};

/** One decision: this counter is free at this instant; these are the tickets that it may call. */
/** A line is one service, one class and one stage, in order of arrival. `tickets` is in no particular order. */
export type Line = { head: WaitingTicket; readonly tickets: WaitingTicket[] };

export type DispatchView = {
  readonly now: Instant;
  /** Only tickets that the counter may call: of its services, or sent to it. */
  readonly callable: readonly WaitingTicket[];
  /** The lines of `callable` where they are known already; whoever changes `callable` leaves them out. */
  readonly lines?: readonly Line[];
  /** How long strict arrival order would make people wait now (0 when nobody waits in stage 1). */
  readonly arrivalWaitMs: Millis;
  /** The branch's services in the order of its catalogue. */
  readonly services: readonly ServiceId[];
  readonly limitMs: Readonly<Record<ServiceId, Millis>>;
  readonly usualSeconds: Readonly<Record<ServiceId, number>>;
  /** Preferential calls in a row in the branch. */
  readonly preferentialRun: number;
  readonly counterId: CounterId;
  /** Whether the counter is set aside for short procedures, for the rules that have such counters. */
  readonly quick: boolean;
};

export type PolicyParams = Readonly<Record<string, number>>;

/** One ticket that was weighed: the lower (rank, key, enteredAt, ordinal) wins. Ranks and keys are whole numbers. */
export type Candidate = {
  readonly ticket: WaitingTicket;
  readonly tier: string;
  readonly rank: number;
  readonly key: number;
  readonly numbers: CandidateNumbers | null;
};

export type Choice = {
  readonly best: Candidate;
  /** Tickets of the same line that came before the chosen one; each counts one passing more. */
  readonly passed: readonly VisitId[];
  readonly beaten: readonly Candidate[];
};

/** Which idle counter chooses first when several could: part of a rule, since it changes who is called where. */
export type IdleOrder = 'longestIdle' | 'fewestSkills';

/**
 * A rule for the next call. Pure: the same view and parameters give the same choice on any machine. To add one, write
 * it in a file of its own and list it in `registry.ts`; nothing else changes.
 */
export type Policy = {
  readonly name: string;
  readonly version: number;
  readonly idleOrder: IdleOrder;
  /** Every tier that the rule may name; each has its sentence in the catalogue, `why.<tier>`. */
  readonly tiers: readonly string[];
  /** Every parameter that the rule reads, with its default, in whole units. */
  readonly defaults: PolicyParams;
  readonly choose: (view: DispatchView, params: PolicyParams) => Choice | null;
};

/** Total order of candidates; no locale, no hash order. */
function compareCandidates(a: Candidate, b: Candidate): number {
  return a.rank - b.rank || a.key - b.key || compareByEntry(a.ticket, b.ticket);
}

/** Order of arrival, by entry and then by issue. */
export function compareByEntry(a: WaitingTicket, b: WaitingTicket): number {
  return a.enteredAt - b.enteredAt || a.ordinal - b.ordinal;
}

/** How many beaten candidates a call keeps: enough to explain, not a copy of the queue. */
const BEATEN_KEPT = 12;

/** The least of the candidates, with what it beat in order; null when there is none. */
export function pick(candidates: readonly Candidate[], passed: readonly VisitId[] = []): Choice | null {
  const [best, ...beaten] = least(candidates, 1 + BEATEN_KEPT);
  return best === undefined ? null : { best, passed, beaten };
}

/** The first `count` candidates in order, in one pass: most of a long queue is never among them, so it is not sorted. */
function least(candidates: readonly Candidate[], count: number): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    let place = kept.length;
    while (place > 0 && compareCandidates(candidate, kept[place - 1] as Candidate) < 0) place -= 1;
    if (place === count) continue;
    kept.splice(place, 0, candidate);
    if (kept.length > count) kept.pop();
  }
  return kept;
}

/** A value that the view or the parameters must hold; a rule that asks for another is wrong, and says so. */
export function given(values: Readonly<Record<string, number>>, name: string): number {
  const value = values[name];
  if (value === undefined) throw new Error(`a rule needs ${name}`);
  return value;
}
