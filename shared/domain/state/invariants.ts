import { blockOf } from '../visit/blocks.ts';
import { formatTicketNumber } from '../visit/ticketNumber.ts';
import { isOpen, type Visit } from '../visit/visit.ts';
import type { BranchState } from './state.ts';

/**
 * What must hold of every state, whatever happened. Returns the broken ones in words; an empty list is the only good
 * answer. Checked by properties over random commands, and on every start.
 */
export function brokenInvariants(state: BranchState): string[] {
  return [
    ...numbersIssuedOnce(state),
    ...oneCounterPerTicket(state),
    ...firstsNeverOverwritten(state),
    ...partsAgree(state),
  ];
}

/** A ticket number is issued once per branch, series and business date. */
function numbersIssuedOnce(state: BranchState): string[] {
  const seen = new Set<string>();
  const broken: string[] = [];
  for (const visit of visitsOf(state)) {
    const number = formatTicketNumber(visit.ticket);
    if (seen.has(number)) broken.push(`number ${number} was issued twice`);
    seen.add(number);
    const inBlock = blockOf(state, visit.businessDate, visit.ticket) !== undefined;
    if (!inBlock && visit.ticket.number > (state.lastNumber.get(visit.ticket.series) ?? 0)) {
      broken.push(`number ${number} is beyond the last one of its series`);
    }
  }
  return broken;
}

/** A ticket is at one counter at most; a counter attends one at a time, and both agree on it. */
function oneCounterPerTicket(state: BranchState): string[] {
  const broken: string[] = [];
  const at = new Map<string, string>();
  const attendants = new Set<string>();
  for (const counter of state.counters.values()) {
    if (counter.status === 'closed') continue;
    if (attendants.has(counter.attendantId)) broken.push(`attendant ${counter.attendantId} has two counters`);
    attendants.add(counter.attendantId);
    if (counter.status !== 'open' || counter.work.kind !== 'visit') continue;
    const { visitId } = counter.work;
    if (at.has(visitId)) broken.push(`visit ${visitId} is at two counters`);
    at.set(visitId, counter.id);
  }
  for (const visit of state.open.values()) {
    const counterId = at.get(visit.id);
    const expected = visit.status === 'called' || visit.status === 'attending' ? visit.counterId : undefined;
    if (counterId !== expected) broken.push(`visit ${visit.id} is ${visit.status} but a counter says ${counterId}`);
  }
  for (const visitId of at.keys())
    if (!state.open.has(visitId)) broken.push(`counter ${at.get(visitId)} has an ended visit`);
  return broken;
}

/** First call and first start follow the entry in order; segments and holds are in order of time. */
function firstsNeverOverwritten(state: BranchState): string[] {
  const broken: string[] = [];
  for (const visit of visitsOf(state)) {
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
function partsAgree(state: BranchState): string[] {
  const broken: string[] = [];
  for (const [id, visit] of state.open) {
    if (!isOpen(visit) || state.ended.has(id)) broken.push(`visit ${id} is both open and ended`);
    if (state.day === null) broken.push(`visit ${id} is open on no day`);
    if (state.day !== null && visit.businessDate !== state.day.date) broken.push(`visit ${id} is of another day`);
  }
  if (state.entries.length !== state.open.size + state.ended.size && state.day !== null) {
    broken.push(`${state.entries.length} entries for ${state.open.size + state.ended.size} visits`);
  }
  if (state.day === null) {
    for (const counter of state.counters.values()) {
      if (counter.status !== 'closed') broken.push(`counter ${counter.id} is ${counter.status} on no day`);
    }
  }
  return broken;
}

function visitsOf(state: BranchState): Visit[] {
  return [...state.open.values(), ...state.ended.values()];
}
