import { MINUTE, type Millis, SECOND } from '../ids.ts';
import { type Line, linesIn } from './lines.ts';
import {
  type Candidate,
  compareByEntry,
  type DispatchView,
  given,
  type Policy,
  type PolicyParams,
  pick,
  type WaitingTicket,
} from './policy.ts';

/**
 * R25. Order of arrival inside each line (service, class, stage). Between lines, in this order: the preferential ticket
 * that has waited its goal; the second stage that has waited its own; whoever was put off up to the bound (the limit
 * and `lateMs`, or what arrival order would give and `deltaMs`, whichever is later); whoever has less than `riskMs`
 * left of the limit; whoever is past it, short procedures first; and with nobody pressed, the least sum of the time
 * that is left and the usual duration. Limits are each service's own; all times are whole milliseconds.
 */
export const r25: Policy = {
  name: 'r25',
  version: 1,
  idleOrder: 'fewestSkills',
  tiers: ['PREF', 'XFER', 'PROTECTED', 'RISK', 'LATE', 'NORMAL'],
  defaults: {
    /** P: a preferential ticket that has waited this long goes before everyone; 0 is absolute precedence. */
    prefMs: 10 * MINUTE,
    /** X: the same for a second stage, from its transfer. */
    xferMs: 20 * MINUTE,
    /** L: how far beyond its limit a ticket may be put off by choice… */
    lateMs: 15 * MINUTE,
    /** D: …or beyond the wait that arrival order would give, whichever is later. */
    deltaMs: 10 * MINUTE,
    /** R: less than this left of the limit is "at risk". */
    riskMs: 6 * MINUTE,
    /** K: times that a late ticket may be passed inside its own line by one that can still make it. */
    overtake: 0,
  },
  choose: (view, params) => {
    const weighed = linesIn(view).map((line) => weigh(line, view, params));
    const choice = pick(weighed.map(({ candidate }) => candidate));
    if (choice === null) return null;
    const rescue = weighed.find(({ candidate }) => candidate === choice.best)?.passed ?? [];
    return { ...choice, passed: rescue.map((ticket) => ticket.id) };
  },
};

type Weighed = { readonly candidate: Candidate; readonly passed: readonly WaitingTicket[] };

/** The tiers in their order: the first that applies decides. */
const RANK = { PREF: 0, XFER: 1, PROTECTED: 2, RISK: 3, LATE: 4, NORMAL: 5 } as const;
type Tier = keyof typeof RANK;

/** The candidate of a line, which is its head unless K lets one pass; with the tickets that it would pass. */
function weigh(line: Line, view: DispatchView, params: PolicyParams): Weighed {
  const { head } = line;
  const waited = view.now - head.enteredAt;
  const usualMs = given(view.usualSeconds, head.serviceId) * SECOND;
  if (head.preferential || head.stage === 2) {
    const leftMs = given(params, head.preferential ? 'prefMs' : 'xferMs') - waited;
    const numbers = { leftMs, usualMs, protectedMs: null };
    if (leftMs > 0) return alone(candidateOf(head, 'NORMAL', leftMs + usualMs, numbers));
    return alone(candidateOf(head, head.preferential ? 'PREF' : 'XFER', -waited, numbers));
  }
  const limit = given(view.limitMs, head.serviceId);
  const protectedMs = Math.max(limit + given(params, 'lateMs'), view.arrivalWaitMs + given(params, 'deltaMs'));
  if (waited >= protectedMs)
    return alone(candidateOf(head, 'PROTECTED', -waited, { leftMs: limit - waited, usualMs, protectedMs }));
  const passed = waited > limit ? rescuePast(line, limit, view.now, params) : null;
  const ticket = passed?.rescued ?? head;
  const leftMs = limit - (view.now - ticket.enteredAt);
  const numbers = { leftMs, usualMs, protectedMs };
  const tier: Tier = leftMs < 0 ? 'LATE' : leftMs < given(params, 'riskMs') ? 'RISK' : 'NORMAL';
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
  params: PolicyParams,
): { readonly rescued: WaitingTicket; readonly before: readonly WaitingTicket[] } | null {
  const overtake = given(params, 'overtake');
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
  if (rescued === null || limit - (now - rescued.enteredAt) >= given(params, 'riskMs')) return null;
  return { rescued, before: before.sort(compareByEntry) };
}

function candidateOf(ticket: WaitingTicket, tier: Tier, key: number, numbers: Candidate['numbers']): Candidate {
  return { ticket, tier, rank: RANK[tier], key, numbers };
}

function alone(candidate: Candidate): Weighed {
  return { candidate, passed: [] };
}
