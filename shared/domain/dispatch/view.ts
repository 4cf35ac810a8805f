import { limitOf } from '../branch/limit.ts';
import type { CounterId, Instant, ServiceId } from '../ids.ts';
import type { NextReason } from '../ledger/events/visits.ts';
import { must } from '../result.ts';
import type { BranchState } from '../state/state.ts';
import type { Entries } from '../state/visits/entries.ts';
import { openVisits } from '../state/visits/openVisits.ts';
import type { WaitingLine } from '../state/visits/waitingLine.ts';
import type { OpenVisit, WaitingVisit } from '../visit/visit.ts';
import type { Choice, DispatchView, WaitingTicket } from './policy.ts';
import { queuedLines } from './queuedLines.ts';
import { reasonOf } from './reason.ts';
import { resolvePolicy } from './registry.ts';

/** Visits that wait in some line, in no particular order. */
export function waitingVisits(state: BranchState): WaitingVisit[] {
  return [...state.open.values()].filter((visit): visit is WaitingVisit => visit.status === 'waiting');
}

/** Whether this counter may call this waiting visit: its service, or sent to it; never one sent to another counter. */
export function mayCall(state: BranchState, counterId: CounterId, visit: WaitingVisit): boolean {
  if (visit.place.counterId !== null) return visit.place.counterId === counterId;
  return skillsOf(state, counterId).includes(visit.place.serviceId);
}

/** Services that the counter gives, by the configuration in force. */
export function skillsOf(state: BranchState, counterId: CounterId): readonly ServiceId[] {
  return state.config?.config.counters.find((counter) => counter.id === counterId)?.serviceIds ?? [];
}

/**
 * How long strict arrival order would make people wait now: with n people in stage 1, the age of the n-th last issue
 * of the day. Zero when nobody waits.
 */
export function arrivalWait(entries: Pick<Entries, 'at'>, waitingInStage1: number, now: Instant): number {
  if (waitingInStage1 === 0) return 0;
  const entry = entries.at(-waitingInStage1);
  return entry === undefined ? 0 : now - entry;
}

/** What a rule may see when this counter is free. */
export function dispatchView(state: BranchState, counterId: CounterId, now: Instant): DispatchView {
  const day = must(state.day, 'dispatch needs an open day');
  const { services, counters } = must(state.config, 'dispatch needs a configuration').config;
  const setting = counters.find((counter) => counter.id === counterId);
  const skills = new Set(setting?.serviceIds ?? []);
  const mine: WaitingLine[] = [];
  let inStage1 = 0;
  for (const line of openVisits(state.open).lines()) {
    if (line.stage === 1) inStage1 += line.visits.length;
    if (line.counterId === null ? skills.has(line.serviceId) : line.counterId === counterId) mine.push(line);
  }
  const lines = queuedLines(mine, asTicket);
  let callable: readonly WaitingTicket[] | null = null;
  return {
    now,
    counterId,
    quick: setting?.quick ?? false,
    // Most rules look at lines alone: the whole queue is gathered only for those that ask for it.
    get callable() {
      callable ??= lines.flatMap((line) => line.tickets);
      return callable;
    },
    lines,
    arrivalWaitMs: arrivalWait(state.entries, inStage1, now),
    services: services.map((service) => service.id),
    limitMs: Object.fromEntries(services.map((service) => [service.id, limitOf(state.day?.limitsMs ?? null, service)])),
    usualSeconds: day.usualSeconds,
    preferentialRun: state.preferentialRun,
  };
}

/** Whom this counter would call now under the day's policy, and why; null when nobody. */
export function chooseNext(
  state: BranchState,
  counterId: CounterId,
  now: Instant,
): { readonly choice: Choice; readonly why: NextReason } | null {
  const day = must(state.day, 'dispatch needs an open day');
  const { policy, params } = resolvePolicy(day.policy);
  const view = dispatchView(state, counterId, now);
  const choice = policy.choose(view, params);
  return choice === null ? null : { choice, why: reasonOf(choice, view, day.policy) };
}

/** A waiting visit as a rule may see it. */
export function asTicket(visit: WaitingVisit): WaitingTicket {
  return {
    id: visit.id,
    ordinal: visit.ordinal,
    serviceId: visit.place.serviceId,
    preferential: visit.class === 'preferential',
    stage: visit.place.stage,
    enteredAt: visit.place.enteredAt,
    arrivedAt: visit.place.stage === 1 ? visit.issuedAt : visit.place.enteredAt,
    bookedFor: visit.place.stage === 1 ? visit.bookedFor : null,
    passed: visit.place.passed,
  };
}

/** The wait that a visit shows on screen: time in its present line. */
export function waitedInLine(visit: OpenVisit, now: Instant): number {
  return Math.max(0, now - visit.place.enteredAt);
}
