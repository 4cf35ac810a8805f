import { type Millis, SECOND } from '../ids.ts';
import { linesIn } from './lines.ts';
import {
  type Candidate,
  type Choice,
  compareByEntry,
  type DispatchView,
  given,
  type Line,
  pick,
  type WaitingTicket,
} from './policy.ts';

/** What every version of R25 goes by for a ticket of one limit; where these times come from is the version's own. */
export type R25Times = {
  /** P: a preferential ticket that has waited this long goes before everyone; 0 is absolute precedence. */
  readonly prefMs: Millis;
  /** X: the same for a second stage, from its transfer. */
  readonly xferMs: Millis;
  /** L: how far beyond its limit a ticket may be put off by choice… */
  readonly lateMs: Millis;
  /** D: …or beyond the wait that arrival order would give, whichever is later. */
  readonly deltaMs: Millis;
  /** R: less than this left of the limit is "at risk". */
  readonly riskMs: Millis;
  /** K: times that a late ticket may be passed inside its own line by one that can still make it. */
  readonly overtake: number;
};

/** The tiers in their order: the first that applies decides (docs/dispatch.md 5). */
const RANK = { PREF: 0, XFER: 1, PROTECTED: 2, RISK: 3, LATE: 4, NORMAL: 5 } as const;
type Tier = keyof typeof RANK;

export const R25_TIERS: readonly string[] = Object.keys(RANK);

type Weighed = { readonly candidate: Candidate; readonly passed: readonly WaitingTicket[] };

/**
 * The choice of R25. Order of arrival inside each line (service, class, stage). Between lines, in this order: the
 * preferential ticket that has waited its goal; the second stage that has waited its own; whoever was put off up to the
 * bound (the limit and L, or what arrival order would give and D, whichever is later); whoever has less than R left of
 * the limit; whoever is past it, short procedures first; and with nobody pressed, the least sum of the time that is left
 * and the usual duration. Limits are each service's own; all times are whole milliseconds.
 */
export function chooseByTiers(view: DispatchView, timesFor: (limit: Millis) => R25Times): Choice | null {
  // Most services of a branch share one limit: its times are made once.
  let known: { readonly limit: Millis; readonly times: R25Times } | null = null;
  const weighed = linesIn(view).map((line) => {
    const limit = given(view.limitMs, line.head.serviceId);
    if (known?.limit !== limit) known = { limit, times: timesFor(limit) };
    return weigh(line, view, limit, known.times);
  });
  const choice = pick(weighed.map(({ candidate }) => candidate));
  if (choice === null) return null;
  const rescue = weighed.find(({ candidate }) => candidate === choice.best)?.passed ?? [];
  return { ...choice, passed: rescue.map((ticket) => ticket.id) };
}

/** The candidate of a line, which is its head unless K lets one pass; with the tickets that it would pass. */
function weigh(line: Line, view: DispatchView, limit: Millis, times: R25Times): Weighed {
  const { head } = line;
  const waited = view.now - head.enteredAt;
  const usualMs = given(view.usualSeconds, head.serviceId) * SECOND;
  if (head.preferential || head.stage === 2) {
    const leftMs = (head.preferential ? times.prefMs : times.xferMs) - waited;
    const numbers = { leftMs, usualMs, protectedMs: null };
    if (leftMs > 0) return alone(candidateOf(head, 'NORMAL', leftMs + usualMs, numbers));
    return alone(candidateOf(head, head.preferential ? 'PREF' : 'XFER', -waited, numbers));
  }
  const protectedMs = Math.max(limit + times.lateMs, view.arrivalWaitMs + times.deltaMs);
  if (waited >= protectedMs)
    return alone(candidateOf(head, 'PROTECTED', -waited, { leftMs: limit - waited, usualMs, protectedMs }));
  const passed = waited > limit ? rescuePast(line, limit, view.now, times) : null;
  const ticket = passed?.rescued ?? head;
  const leftMs = limit - (view.now - ticket.enteredAt);
  const numbers = { leftMs, usualMs, protectedMs };
  const tier: Tier = leftMs < 0 ? 'LATE' : leftMs < times.riskMs ? 'RISK' : 'NORMAL';
  return {
    candidate: candidateOf(ticket, tier, tier === 'LATE' ? usualMs : leftMs + usualMs, numbers),
    passed: passed?.before ?? [],
  };
}

/**
 * The first ticket of a line that can still make its limit, when it is at risk and every late one before it may be
 * passed once more; else null.
 */
function rescuePast(
  line: Line,
  limit: Millis,
  now: number,
  { overtake, riskMs }: R25Times,
): { readonly rescued: WaitingTicket; readonly before: readonly WaitingTicket[] } | null {
  if (overtake === 0) return null;
  let rescued: WaitingTicket | null = null;
  const before: WaitingTicket[] = [];
  for (const ticket of line.tickets) {
    if (now - ticket.enteredAt > limit) {
      if (ticket.passed >= overtake) return null;
      before.push(ticket);
    } else if (rescued === null || compareByEntry(ticket, rescued) < 0) {
      rescued = ticket;
    }
  }
  if (rescued === null || limit - (now - rescued.enteredAt) >= riskMs) return null;
  return { rescued, before: before.sort(compareByEntry) };
}

function candidateOf(ticket: WaitingTicket, tier: Tier, key: number, numbers: Candidate['numbers']): Candidate {
  return { ticket, tier, rank: RANK[tier], key, numbers };
}

function alone(candidate: Candidate): Weighed {
  return { candidate, passed: [] };
}
