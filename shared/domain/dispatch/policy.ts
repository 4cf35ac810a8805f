import type { CounterId, Instant, Millis, ServiceId, VisitId } from '../ids.ts';
import type { Stage } from '../visit/visit.ts';

/** A waiting ticket as a rule may see it: never how long it will take, never who it is. */
export type WaitingTicket = {
  readonly id: VisitId;
  /** Order of issue within the day; breaks every tie, so that the order is total. */
  readonly ordinal: number;
  readonly serviceId: ServiceId;
  readonly preferential: boolean;
  readonly stage: Stage;
  readonly enteredAt: Instant;
  readonly passed: number;
};

/** One decision: this counter is free at this instant; these are the tickets that it may call. */
export type DispatchView = {
  readonly now: Instant;
  /** Only tickets that the counter may call: of its services, or sent to it. */
  readonly callable: readonly WaitingTicket[];
  /** How long strict arrival order would make people wait now (0 when nobody waits in stage 1). */
  readonly arrivalWaitMs: Millis;
  readonly limitMs: Readonly<Record<ServiceId, Millis>>;
  readonly usualSeconds: Readonly<Record<ServiceId, number>>;
  /** Preferential calls in a row in the branch. */
  readonly preferentialRun: number;
  readonly counterId: CounterId;
};

export type PolicyParams = Readonly<Record<string, number>>;

/** One ticket that was weighed: the lower (tier, key, enteredAt, ordinal) wins. */
export type Candidate = {
  readonly ticket: WaitingTicket;
  readonly tier: string;
  readonly rank: number;
  readonly key: number;
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
  /** Every parameter that the rule reads, with its default, in whole units. */
  readonly defaults: PolicyParams;
  readonly choose: (view: DispatchView, params: PolicyParams) => Choice | null;
};

/** Total order of candidates; no locale, no hash order. */
export function compareCandidates(a: Candidate, b: Candidate): number {
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
  const [best, ...beaten] = [...candidates].sort(compareCandidates);
  return best === undefined ? null : { best, passed, beaten: beaten.slice(0, BEATEN_KEPT) };
}

/** The first ticket of each line (service, class, stage), in order of arrival within it. */
export function lineHeads(tickets: readonly WaitingTicket[]): WaitingTicket[] {
  return [...linesOf(tickets).values()].flatMap((line) => line.slice(0, 1));
}

/** Lines of tickets by service, class and stage, each in order of arrival. */
export function linesOf(tickets: readonly WaitingTicket[]): Map<string, WaitingTicket[]> {
  const lines = new Map<string, WaitingTicket[]>();
  for (const ticket of [...tickets].sort(compareByEntry)) {
    const name = `${ticket.serviceId} ${ticket.preferential ? 'p' : 'g'} ${ticket.stage}`;
    const line = lines.get(name);
    if (line === undefined) lines.set(name, [ticket]);
    else line.push(ticket);
  }
  return lines;
}
