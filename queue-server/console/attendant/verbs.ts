import type { CounterView, VisitView } from '@turno25/shared/contracts/counters.ts';
import type { Role } from '@turno25/shared/contracts/permissions.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';

export type PrimaryVerb = 'callNext' | 'start' | 'finish' | 'resume';
export type CounterVerb =
  | 'undoStart'
  | 'undoEnd'
  | 'recall'
  | 'noShow'
  | 'left'
  | 'transfer'
  | 'hold'
  | 'walk'
  | 'find'
  | 'pause'
  | 'close';
export type LineVerb = 'callThis' | 'return' | 'remove' | 'why';
/** The one verb that comes next in the order of work. */
export function primaryVerb(counter: CounterView): PrimaryVerb {
  if (counter.status === 'paused') return 'resume';
  if (counter.visit === null) return 'callNext';
  return counter.visit.status === 'attending' ? 'finish' : 'start';
}

/** Whether a verb makes sense for the counter as it is. */
export function isPossible(verb: CounterVerb, counter: CounterView): boolean {
  const status = counter.status === 'open' ? (counter.visit?.status ?? null) : null;
  switch (verb) {
    case 'undoStart':
      return status === 'attending' && counter.visit?.undoUntil != null;
    case 'undoEnd':
      return counter.status === 'open' && counter.visit === null && counter.undo !== undefined;
    case 'recall':
    case 'noShow':
    case 'left':
      return status === 'called';
    case 'transfer':
    case 'hold':
      return status === 'called' || status === 'attending';
    case 'pause':
    case 'walk':
      return counter.status === 'open' && counter.visit === null;
    case 'find':
      return true;
    case 'close':
      return counter.status !== 'closed' && counter.visit === null;
  }
}

/** Whether a verb makes sense for the ticket that is chosen in the line. */
export function isPossibleForChosen(
  verb: LineVerb,
  counter: CounterView,
  chosen: VisitView | null,
  role: Role,
): boolean {
  if (chosen === null) return false;
  switch (verb) {
    case 'callThis':
      return chosen.status === 'waiting' && counter.status === 'open' && counter.visit === null;
    case 'return':
      return chosen.status === 'onHold' && counter.status === 'open';
    case 'remove':
      // Whoever waits in the line is taken out of it by the manager; an attendant, whom their own counter set aside.
      return role !== 'attendant' || (chosen.status === 'onHold' && chosen.counterId === counter.id);
    case 'why':
      return true;
  }
}

/** What the server said about when a verb will be possible, for the visit and the calls that it was said of. */
export type Delays = {
  readonly visitId: string;
  readonly calls: number;
  readonly recallAt: Instant | null;
  readonly noShowAt: Instant | null;
  readonly callsLeft: number | null;
};

/** Learns from a refusal; other refusals teach nothing. */
export function learnDelay(
  known: Delays | null,
  visit: VisitView,
  refusal: { readonly code: string; readonly facts?: Readonly<Record<string, string | number>> | undefined },
  now: Instant,
): Delays | null {
  const seconds = Number(refusal.facts?.secondsLeft);
  if (!Number.isFinite(seconds)) return known;
  const base: Delays =
    known?.visitId === visit.id && known.calls === visit.calls
      ? known
      : { visitId: visit.id, calls: visit.calls, recallAt: null, noShowAt: null, callsLeft: null };
  const at = now + seconds * 1_000;
  if (refusal.code === 'visit.tooSoonToRecall') return { ...base, recallAt: at };
  if (refusal.code !== 'visit.noShowTooEarly') return known;
  const calls = Number(refusal.facts?.callsLeft);
  return { ...base, noShowAt: at, callsLeft: Number.isFinite(calls) ? calls : null };
}

/** Whole seconds until a recall is possible; 0 when it is, as far as is known. */
function secondsToRecall(delays: Delays | null, visit: VisitView | null, now: Instant): number {
  if (delays === null || delays.visitId !== visit?.id || delays.calls !== visit.calls) return 0;
  return secondsUntil(delays.recallAt, now);
}

/** Seconds until a no-show is possible by time; it needs the calls as well. */
function secondsToNoShow(delays: Delays | null, visit: VisitView | null, now: Instant): number {
  if (delays === null || delays.visitId !== visit?.id) return 0;
  return secondsUntil(delays.noShowAt, now);
}

/** Seconds until a verb of the counter is possible, as far as is known. */
export function secondsToVerb(verb: CounterVerb, delays: Delays | null, visit: VisitView | null, now: Instant): number {
  if (verb === 'recall') return secondsToRecall(delays, visit, now);
  return verb === 'noShow' ? secondsToNoShow(delays, visit, now) : 0;
}

/** What may be taken back at a counter now, a start or the last end, and for how many seconds more; null where nothing may. */
export function undoAt(
  { visit, undo }: CounterView,
  now: Instant,
): { readonly verb: 'undoStart' | 'undoEnd'; readonly seconds: number } | null {
  const seconds = visit === null ? secondsBefore(undo?.until, now) : secondsToUndo(visit, now);
  return seconds === 0 ? null : { verb: visit === null ? 'undoEnd' : 'undoStart', seconds };
}

/** Seconds in which a start may still be taken back; 0 once it lasted what makes an attention. */
export function secondsToUndo({ undoUntil }: VisitView, now: Instant): number {
  return secondsBefore(undoUntil, now);
}

function secondsBefore(until: string | null | undefined, now: Instant): number {
  return until == null ? 0 : secondsUntil(Date.parse(until), now);
}

function secondsUntil(at: Instant | null, now: Instant): number {
  return at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1_000));
}
