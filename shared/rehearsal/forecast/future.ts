import type { WaitingTicket } from '../../domain/dispatch/policy.ts';
import { type Draw, type DurationModel, drawDuration, drawResidual } from '../../domain/estimate/durations.ts';
import type { Instant, Millis, ServiceId } from '../../domain/ids.ts';
import { must } from '../../domain/result.ts';
import { dispatch, play, type World } from '../stepping.ts';
import { type Begun, type Caller, type Rule, WaitingRoom } from '../waitingRoom.ts';

/** A counter as it stands: what it is doing, and the pauses that are planned for it and still to come. */
export type PresentCounter = Caller & {
  readonly doing:
    | { readonly kind: 'idle'; readonly since: Instant }
    | { readonly kind: 'attending'; readonly serviceId: ServiceId; readonly since: Instant }
    | { readonly kind: 'called'; readonly serviceId: ServiceId; readonly since: Instant }
    | { readonly kind: 'away'; readonly until: Instant };
  readonly pauses: readonly { readonly at: Instant; readonly lasts: Millis }[];
};

/** A person who is expected at an hour, with the share of such people who come. */
export type BookedArrival = {
  readonly at: Instant;
  readonly serviceId: ServiceId;
  readonly preferential: boolean;
  readonly share: number;
};

/** The branch at an instant: everything that a forecast starts from. Counters in the order of their numbers. */
export type Present = Begun & {
  readonly now: Instant;
  readonly counters: readonly PresentCounter[];
  /** Appointments whose people have not come yet; absent: none are known. */
  readonly booked?: readonly BookedArrival[];
};

/** Expected arrivals between two instants, by service. */
export type ArrivalSlot = {
  readonly from: Instant;
  readonly to: Instant;
  readonly expected: Readonly<Record<ServiceId, number>>;
};

/** What the branch knows of its services and its days. Shares from 0 to 1. */
export type Knowledge = Rule & {
  readonly durations: Readonly<Record<ServiceId, DurationModel>>;
  readonly noShowShare: Readonly<Record<ServiceId, number>>;
  /** What a no-show costs its counter. */
  readonly noShowMs: Millis;
  readonly arrivals: readonly ArrivalSlot[];
  readonly preferentialShare: number;
  /** What a counter needs beside the attention itself; absent: nothing is known of it. */
  readonly between?: Between;
};

/** From a call to its start, while the person comes; and from an end to the next call, while somebody waits. */
export type Between = { readonly walkMs: Millis; readonly nextMs: Millis };
const NOTHING_BETWEEN: Between = { walkMs: 0, nextMs: 0 };

type Counter = {
  readonly present: PresentCounter;
  /** When it is free again; infinity while idle. */
  busyUntil: Instant;
  idleSince: Instant;
  nextPause: number;
};

/**
 * Plays one possible future of the branch under its own rule, from the present until `until`, and tells each call as it
 * happens; it ends when the listener says so. Durations, no-shows and arrivals are drawn; nothing of the real future is
 * known. The same draws give the same future.
 */
export function playFuture(
  present: Present,
  knowledge: Knowledge,
  draw: Draw,
  until: Instant,
  onCall: (ticket: WaitingTicket, at: Instant) => 'go on' | 'stop',
  onArrival: (ticket: WaitingTicket) => void = () => {},
): void {
  const counters = present.counters.map((counter) => started(counter, present.now, knowledge, draw));
  const arrivals = drawArrivals(present, knowledge, draw, until);
  const room = new WaitingRoom(knowledge, present);
  let next = 0;
  const world: World<Counter> = {
    counters,
    idleOrder: knowledge.policy.idleOrder,
    arrivalAt: () => arrivals[next]?.at ?? Number.POSITIVE_INFINITY,
    leavingAt: () => Number.POSITIVE_INFINITY,
    turnAt: nextEvent,
    arrive: () => {
      const arrival = ticketOf(must(arrivals[next], 'somebody comes'), next);
      room.enter(arrival);
      onArrival(arrival);
      next += 1;
    },
    leave: () => {},
    turn: getFree,
    idleSince: ({ busyUntil, idleSince }) => (busyUntil === Number.POSITIVE_INFINITY ? idleSince : null),
    skillCount: (counter) => counter.present.skills.size,
    somebodyWaits: () => room.size > 0,
    call: (counter, now) => {
      const choice = room.choose(counter.present, room.callableBy(counter.present), now);
      if (choice === null) return 'go on';
      const called = choice.best.ticket;
      room.call(called, choice.passed);
      const absent = called.stage === 1 && draw() < (knowledge.noShowShare[called.serviceId] ?? 0);
      const { walkMs, nextMs } = knowledge.between ?? NOTHING_BETWEEN;
      const busy = absent ? knowledge.noShowMs : walkMs + drawDuration(modelOf(knowledge, called.serviceId), draw);
      counter.busyUntil = now + busy + nextMs;
      return onCall(called, now);
    },
    isOver: () => next >= arrivals.length && room.size === 0,
  };
  if (dispatch(world, present.now) === 'go on') play(world, until);
}

function started(present: PresentCounter, now: Instant, knowledge: Knowledge, draw: Draw): Counter {
  const counter: Counter = { present, busyUntil: Number.POSITIVE_INFINITY, idleSince: now, nextPause: 0 };
  const { doing } = present;
  const { walkMs, nextMs } = knowledge.between ?? NOTHING_BETWEEN;
  switch (doing.kind) {
    case 'idle':
      counter.idleSince = doing.since;
      break;
    case 'attending':
      counter.busyUntil = now + drawResidual(modelOf(knowledge, doing.serviceId), now - doing.since, draw) + nextMs;
      break;
    case 'called':
      // Not begun yet: the person comes and is attended, or does not and the call has run its time.
      counter.busyUntil =
        nextMs +
        (draw() < (knowledge.noShowShare[doing.serviceId] ?? 0)
          ? Math.max(now, doing.since + knowledge.noShowMs)
          : Math.max(now, doing.since + walkMs) + drawDuration(modelOf(knowledge, doing.serviceId), draw));
      break;
    case 'away':
      counter.busyUntil = Math.max(now, doing.until);
      break;
  }
  return counter;
}

/** When something happens to a counter by itself: it is free, or idle and its pause begins. */
function nextEvent(counter: Counter): Instant {
  if (counter.busyUntil !== Number.POSITIVE_INFINITY) return counter.busyUntil;
  return counter.present.pauses[counter.nextPause]?.at ?? Number.POSITIVE_INFINITY;
}

function getFree(counter: Counter, now: Instant): void {
  const pause = counter.present.pauses[counter.nextPause];
  if (pause !== undefined && pause.at <= now) {
    counter.nextPause += 1;
    counter.busyUntil = now + pause.lasts;
    return;
  }
  counter.busyUntil = Number.POSITIVE_INFINITY;
  counter.idleSince = now;
}

/** Somebody who comes in one future. */
type Arrival = {
  readonly at: Instant;
  readonly serviceId: ServiceId;
  readonly preferential: boolean;
  readonly bookedFor: Instant | null;
};

/** Who has an appointment and comes, and Poisson arrivals of the slots that are left, in order. */
function drawArrivals(present: Present, knowledge: Knowledge, draw: Draw, until: Instant): Arrival[] {
  const drawn: Arrival[] = [];
  for (const { at, serviceId, preferential, share } of present.booked ?? []) {
    if (draw() < share && at < until) {
      drawn.push({ at: Math.max(at, present.now), serviceId, preferential, bookedFor: at });
    }
  }
  for (const slot of knowledge.arrivals) {
    const from = Math.max(slot.from, present.now);
    const to = Math.min(slot.to, until);
    if (to <= from) continue;
    for (const serviceId of knowledge.services) {
      const perMilli = (slot.expected[serviceId] ?? 0) / (slot.to - slot.from);
      if (perMilli <= 0) continue;
      for (let at = from + drawGap(perMilli, draw); at < to; at += drawGap(perMilli, draw)) {
        const preferential = draw() < knowledge.preferentialShare;
        drawn.push({ at: Math.ceil(at), serviceId, preferential, bookedFor: null });
      }
    }
  }
  return drawn.sort((a, b) => a.at - b.at);
}

/** Milliseconds between two arrivals of so many a millisecond. */
function drawGap(perMilli: number, draw: Draw): number {
  return -Math.log(1 - draw()) / perMilli;
}

/** The ticket of the n-th arrival: most futures end before most of theirs. Ids and ordinals come after everybody's of today. */
function ticketOf({ at, serviceId, preferential, bookedFor }: Arrival, index: number): WaitingTicket {
  return {
    id: `future ${index}`,
    ordinal: 1_000_000 + index,
    serviceId,
    preferential,
    stage: 1,
    enteredAt: at,
    arrivedAt: at,
    bookedFor,
    passed: 0,
  };
}

function modelOf(knowledge: Knowledge, serviceId: ServiceId): DurationModel {
  const model = knowledge.durations[serviceId];
  if (model === undefined) throw new Error(`nothing is known of how long ${serviceId} lasts`);
  return model;
}
