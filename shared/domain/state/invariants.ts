import type { CounterId, VisitId } from '../ids.ts';
import type { DomainEvent } from '../ledger/events.ts';
import { formatTicketNumber } from '../visit/ticketNumber.ts';
import { isOpen, type Visit } from '../visit/visit.ts';
import { blockOf } from './blocks.ts';
import type { BranchState } from './state.ts';
import { openVisits } from './visits/openVisits.ts';
import { visitsWithNumber } from './visits/visitsWithNumber.ts';

/**
 * What must hold of every state, whatever happened. Returns the broken ones in words; an empty list is the only good
 * answer. Checked by properties over random commands, and on every start.
 */
export function brokenInvariants(state: BranchState): string[] {
  return brokenAmong(state, [...state.open.values(), ...state.ended.values()]);
}

/**
 * The same of a state in which nothing was broken before these events: only what they can have broken is looked at, so
 * that the cost is theirs and not the day's. Checked before every commit.
 */
export function brokenInvariantsOf(state: BranchState, events: readonly DomainEvent[]): string[] {
  const touched = new Set<VisitId>();
  for (const { payload } of events) {
    if ('visitId' in payload && payload.visitId !== null) touched.add(payload.visitId);
    if ('passed' in payload) for (const id of payload.passed) touched.add(id);
  }
  // A counter that turns to another visit leaves the one that it had without a word.
  for (const { id } of openVisits(state.open).atCounters()) touched.add(id);
  for (const { visitId } of atCounters(state)) touched.add(visitId);
  // A day that begins or ends has no visits, and is looked at whole.
  if (events.some(({ type }) => type === 'dayOpened' || type === 'dayClosed')) return brokenInvariants(state);
  const visits: Visit[] = [];
  for (const id of touched) visits.push(...visitsOf(state, id));
  return brokenAmong(state, visits);
}

/** What is broken of these visits, and of the counters and the sums, which are few. */
function brokenAmong(state: BranchState, visits: readonly Visit[]): string[] {
  return [
    ...numbersIssuedOnce(state, visits),
    ...oneCounterPerTicket(state, visits),
    ...firstsNeverOverwritten(visits),
    ...partsAgree(state, visits),
  ];
}

/** A ticket number is issued once per branch, series and business date. */
function numbersIssuedOnce(state: BranchState, visits: readonly Visit[]): string[] {
  const twice = new Set<string>();
  const broken: string[] = [];
  for (const visit of visits) {
    const number = formatTicketNumber(visit.ticket);
    if (visitsWithNumber(state, visit.ticket).length > 1 && !twice.has(number)) {
      twice.add(number);
      broken.push(`number ${number} was issued twice`);
    }
    const beyond = visit.ticket.number > (state.lastNumber.get(visit.ticket.series) ?? 0);
    if (beyond && blockOf(state, visit.businessDate, visit.ticket) === undefined) {
      broken.push(`number ${number} is beyond the last one of its series`);
    }
  }
  return broken;
}

/** A ticket is at one counter at most; a counter attends one at a time, and both agree on it. */
function oneCounterPerTicket(state: BranchState, visits: readonly Visit[]): string[] {
  const broken: string[] = [];
  const attendants = new Set<string>();
  for (const counter of state.counters.values()) {
    if (counter.status === 'closed') continue;
    if (attendants.has(counter.attendantId)) broken.push(`attendant ${counter.attendantId} has two counters`);
    attendants.add(counter.attendantId);
  }
  const at = new Map<VisitId, CounterId>();
  for (const { visitId, counterId } of atCounters(state)) {
    if (at.has(visitId)) broken.push(`visit ${visitId} is at two counters`);
    at.set(visitId, counterId);
    if (!state.open.has(visitId)) broken.push(`counter ${counterId} has an ended visit`);
  }
  for (const visit of visits) {
    if (!isOpen(visit)) continue;
    const counterId = at.get(visit.id);
    const expected = visit.status === 'called' || visit.status === 'attending' ? visit.counterId : undefined;
    if (counterId !== expected) broken.push(`visit ${visit.id} is ${visit.status} but a counter says ${counterId}`);
  }
  return broken;
}

/** First call and first start follow the entry in order; segments and holds are in order of time. */
function firstsNeverOverwritten(visits: readonly Visit[]): string[] {
  const broken: string[] = [];
  for (const visit of visits) {
    if (visit.firstStartAt !== null && (visit.firstCallAt === null || visit.firstCallAt > visit.firstStartAt)) {
      broken.push(`visit ${visit.id} started before it was called`);
    }
    const firstSegmentCall = visit.segments.find((segment) => segment.firstCallAt !== null)?.firstCallAt ?? null;
    if (firstSegmentCall !== visit.firstCallAt) broken.push(`visit ${visit.id} lost its first call`);
    if (visit.segments[0]?.from !== visit.waitsFrom) broken.push(`visit ${visit.id} lost its entry`);
    if (visit.holds.slice(0, -1).some((hold) => hold.to === null)) broken.push(`visit ${visit.id} is held twice`);
  }
  return broken;
}

/** Open and ended visits never mix, and everything happens within an open day. */
function partsAgree(state: BranchState, visits: readonly Visit[]): string[] {
  const { day, open, ended, entries } = state;
  const broken: string[] = [];
  const seen = new Set<VisitId>();
  for (const { id } of visits) {
    if (seen.has(id)) continue;
    seen.add(id);
    const visit = open.get(id);
    if (visit === undefined) continue;
    if (!isOpen(visit) || ended.has(id)) broken.push(`visit ${id} is both open and ended`);
    if (day === null) broken.push(`visit ${id} is open on no day`);
    if (day !== null && visit.businessDate !== day.date) broken.push(`visit ${id} is of another day`);
  }
  if (day !== null && entries.length !== open.size + ended.size) {
    broken.push(`${entries.length} entries for ${open.size + ended.size} visits`);
  }
  if (day === null) {
    for (const counter of state.counters.values()) {
      if (counter.status !== 'closed') broken.push(`counter ${counter.id} is ${counter.status} on no day`);
    }
  }
  return broken;
}

/** Which visit each counter says to have. */
function atCounters(state: BranchState): { readonly visitId: VisitId; readonly counterId: CounterId }[] {
  const at: { readonly visitId: VisitId; readonly counterId: CounterId }[] = [];
  for (const counter of state.counters.values())
    if (counter.status === 'open' && counter.work.kind === 'visit')
      at.push({ visitId: counter.work.visitId, counterId: counter.id });
  return at;
}

/** A visit wherever it is; in both places when that is broken. */
function visitsOf(state: BranchState, id: VisitId): Visit[] {
  const open = state.open.get(id);
  const ended = state.ended.get(id);
  if (open === undefined) return ended === undefined ? [] : [ended];
  return ended === undefined ? [open] : [open, ended];
}
