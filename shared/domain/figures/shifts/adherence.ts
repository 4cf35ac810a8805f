import type { CounterId, Instant, Millis, StaffId } from '../../ids.ts';
import { both, lengthOf, type Span, type Spans, union, without } from '../availability/spans.ts';
import type { Fraction } from '../v1/shape.ts';

/** A shift of one day, in instants (UTC ms). `staffId` null: whoever opens that counter. */
export type PlannedShift = Span & { readonly counterId: CounterId; readonly staffId: StaffId | null };

/** The shifts of a day together: of the team, and of nobody by themself. */
export type Adherence = {
  /** Milliseconds that counters were attended as planned / milliseconds planned, until now. */
  readonly share: Fraction;
  /** Of the numerator: in a pause. */
  readonly pausedMs: Millis;
  /** Milliseconds that counters were open beyond what was planned: not in the share. */
  readonly beyondMs: Millis;
};

type Payloads = {
  readonly counterOpened: { readonly counterId: CounterId; readonly attendantId: StaffId };
  readonly counterPaused: { readonly counterId: CounterId };
  readonly counterResumed: { readonly counterId: CounterId };
  readonly counterClosed: { readonly counterId: CounterId };
  readonly counterReleased: { readonly counterId: CounterId };
  readonly visitCalled: { readonly counterId: CounterId };
};
type CounterEvent = {
  [T in keyof Payloads]: { readonly type: T; readonly at: Instant; readonly payload: Payloads[T] };
}[keyof Payloads];
const KNOWN: Readonly<Record<keyof Payloads, true>> = {
  counterOpened: true,
  counterPaused: true,
  counterResumed: true,
  counterClosed: true,
  counterReleased: true,
  visitCalled: true,
};

type Attended = {
  readonly counterId: CounterId;
  readonly staffId: StaffId;
  from: Instant;
  until: Instant | null;
  paused: Span[];
  pausedSince: Instant | null;
};

/**
 * How a day kept to its schedule, from the counters' events alone.
 *
 * A counter that a manager freed is not attended until somebody calls from it again.
 *
 * A shift with a name is kept while that person attends, at whatever counter; one without, while that counter is attended by
 * anybody whose own shift it is not then. A pause belongs to a shift, and is stated beside. What is open beyond the plan makes
 * nothing good: nobody's absence is paid by another's longer day.
 *
 * @param shifts of the schedule that was in force as the day opened.
 * @param events of the day, in order; others may be among them.
 * @param now UTC ms: what is planned after it does not count yet.
 */
export function adherenceOf(
  shifts: readonly PlannedShift[],
  events: Iterable<{ readonly type: string }>,
  now: Instant,
): Adherence {
  const attended = attendedIn(events);
  const past: Spans = [{ from: Number.MIN_SAFE_INTEGER, until: now }];
  const spanOf = ({ from, until }: Attended): Span => ({ from, until: until ?? now });
  const named = shifts.filter(({ staffId }) => staffId !== null);
  let num = 0;
  let den = 0;
  let pausedMs = 0;
  const planned = new Map<Attended, Spans>();
  for (const shift of shifts) {
    const due = both(union([shift]), past);
    const theirs = attended.filter((one) => keeps(shift, one));
    const others = shift.staffId === null ? named : [];
    const kept = union(
      theirs.flatMap((one) => {
        const elsewhere = union(others.filter(({ staffId }) => staffId === one.staffId));
        const within = without(both(due, union([spanOf(one)])), elsewhere);
        planned.set(one, union([...(planned.get(one) ?? []), ...within]));
        return within;
      }),
    );
    den += lengthOf(due);
    num += lengthOf(kept);
    pausedMs += lengthOf(both(kept, union(theirs.flatMap((one) => pausesOf(one, now)))));
  }
  const beyondMs = attended.reduce(
    (sum, one) => sum + lengthOf(without(both(union([spanOf(one)]), past), planned.get(one) ?? [])),
    0,
  );
  return { share: { num, den }, pausedMs, beyondMs };
}

function keeps({ counterId, staffId }: PlannedShift, one: Attended): boolean {
  return staffId === null ? one.counterId === counterId : one.staffId === staffId;
}

function pausesOf({ paused, pausedSince, until }: Attended, now: Instant): readonly Span[] {
  return pausedSince === null ? paused : [...paused, { from: pausedSince, until: until ?? now }];
}

function attendedIn(events: Iterable<{ readonly type: string }>): readonly Attended[] {
  const all: Attended[] = [];
  const open = new Map<CounterId, Attended>();
  /** Who went away from a counter that stayed open: a manager freed it. */
  const gone = new Map<CounterId, StaffId>();
  const begins = (counterId: CounterId, staffId: StaffId, at: Instant): void => {
    const begun: Attended = { counterId, staffId, from: at, until: null, paused: [], pausedSince: null };
    all.push(begun);
    open.set(counterId, begun);
    gone.delete(counterId);
  };
  const ends = (counterId: CounterId, at: Instant): void => {
    const one = open.get(counterId);
    if (one === undefined) return;
    one.until = at;
    open.delete(counterId);
  };
  for (const event of events) {
    if (!isCounterEvent(event)) continue;
    const { at } = event;
    const { counterId } = event.payload;
    const one = open.get(counterId);
    switch (event.type) {
      case 'counterOpened':
        ends(counterId, at);
        begins(counterId, event.payload.attendantId, at);
        break;
      case 'counterPaused':
        if (one !== undefined) one.pausedSince = at;
        break;
      case 'counterResumed':
        if (one?.pausedSince != null) one.paused.push({ from: one.pausedSince, until: at });
        if (one !== undefined) one.pausedSince = null;
        break;
      case 'counterClosed':
        ends(counterId, at);
        gone.delete(counterId);
        break;
      case 'counterReleased':
        if (one !== undefined) gone.set(counterId, one.staffId);
        ends(counterId, at);
        break;
      case 'visitCalled': {
        // They are back at the counter that they had left open.
        const staffId = gone.get(counterId);
        if (staffId !== undefined) begins(counterId, staffId, at);
        break;
      }
    }
  }
  return all;
}

function isCounterEvent(event: { readonly type: string }): event is CounterEvent {
  return Object.hasOwn(KNOWN, event.type);
}
