import type { Policy, PolicyParams, WaitingTicket } from '../dispatch/policy.ts';
import { arrivalWait } from '../dispatch/view.ts';
import type { CounterId, Instant, Millis, ServiceId, VisitId } from '../ids.ts';
import { type Draw, type DurationModel, drawDuration, drawResidual } from './durations.ts';

/** A counter as it stands: what it is doing, and the pauses that are planned for it and still to come. */
export type PresentCounter = {
  readonly id: CounterId;
  readonly skills: ReadonlySet<ServiceId>;
  readonly quick: boolean;
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
export type Present = {
  readonly now: Instant;
  readonly counters: readonly PresentCounter[];
  readonly waiting: readonly WaitingTicket[];
  /** Tickets that only one counter may call. */
  readonly sentTo: ReadonlyMap<VisitId, CounterId>;
  readonly entries: readonly Instant[];
  readonly preferentialRun: number;
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
export type Knowledge = {
  readonly policy: Policy;
  readonly params: PolicyParams;
  readonly services: readonly ServiceId[];
  readonly limitMs: Readonly<Record<ServiceId, Millis>>;
  readonly usualSeconds: Readonly<Record<ServiceId, number>>;
  readonly durations: Readonly<Record<ServiceId, DurationModel>>;
  readonly noShowShare: Readonly<Record<ServiceId, number>>;
  /** What a no-show costs its counter. */
  readonly noShowMs: Millis;
  readonly arrivals: readonly ArrivalSlot[];
  readonly preferentialShare: number;
};

type Counter = {
  readonly present: PresentCounter;
  readonly order: number;
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
  const counters = present.counters.map((counter, order) => started(counter, order, present.now, knowledge, draw));
  const skillsInOrder = knowledge.policy.idleOrder === 'fewestSkills';
  const arrivals = drawArrivals(present, knowledge, draw, until);
  const entries = [...present.entries];
  let waiting = [...present.waiting];
  let run = present.preferentialRun;
  let next = 0;

  /** Everyone idle chooses in turn; true when the listener has heard enough. */
  const dispatch = (now: Instant): boolean => {
    const idle = counters
      .filter((counter) => counter.busyUntil === Number.POSITIVE_INFINITY)
      .sort(
        (a, b) =>
          (skillsInOrder ? a.present.skills.size - b.present.skills.size : 0) ||
          a.idleSince - b.idleSince ||
          a.order - b.order,
      );
    for (const counter of idle) {
      if (waiting.length === 0) return false;
      const choice = choose(counter.present, now, waiting, entries, run, present, knowledge);
      if (choice === null) continue;
      const called = choice.best.ticket;
      const passed = new Set(choice.passed);
      waiting = waiting.filter((ticket) => ticket !== called);
      if (passed.size > 0)
        waiting = waiting.map((ticket) => (passed.has(ticket.id) ? { ...ticket, passed: ticket.passed + 1 } : ticket));
      run = called.preferential ? run + 1 : 0;
      const absent = called.stage === 1 && draw() < (knowledge.noShowShare[called.serviceId] ?? 0);
      counter.busyUntil =
        now + (absent ? knowledge.noShowMs : drawDuration(modelOf(knowledge, called.serviceId), draw));
      if (onCall(called, now) === 'stop') return true;
    }
    return false;
  };

  if (dispatch(present.now)) return;
  for (;;) {
    const arrival = arrivals[next];
    const arrivalAt = arrival?.enteredAt ?? Number.POSITIVE_INFINITY;
    let first: Counter | null = null;
    let firstAt = Number.POSITIVE_INFINITY;
    for (const counter of counters) {
      const at = nextEvent(counter);
      if (at < firstAt) {
        first = counter;
        firstAt = at;
      }
    }
    const now = Math.min(arrivalAt, firstAt);
    if (now > until) return;
    if (arrival !== undefined && arrivalAt <= firstAt) {
      waiting.push(arrival);
      entries.push(arrival.enteredAt);
      onArrival(arrival);
      next += 1;
    } else if (first !== null) {
      getFree(first, now);
    }
    if (dispatch(now)) return;
  }
}

function started(present: PresentCounter, order: number, now: Instant, knowledge: Knowledge, draw: Draw): Counter {
  const counter: Counter = { present, order, busyUntil: Number.POSITIVE_INFINITY, idleSince: now, nextPause: 0 };
  const { doing } = present;
  switch (doing.kind) {
    case 'idle':
      counter.idleSince = doing.since;
      break;
    case 'attending':
      counter.busyUntil = now + drawResidual(modelOf(knowledge, doing.serviceId), now - doing.since, draw);
      break;
    case 'called':
      // Not begun yet: the person comes and is attended, or does not and the call has run its time.
      counter.busyUntil =
        draw() < (knowledge.noShowShare[doing.serviceId] ?? 0)
          ? Math.max(now, doing.since + knowledge.noShowMs)
          : now + drawDuration(modelOf(knowledge, doing.serviceId), draw);
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

function choose(
  counter: PresentCounter,
  now: Instant,
  waiting: readonly WaitingTicket[],
  entries: readonly Instant[],
  preferentialRun: number,
  present: Present,
  knowledge: Knowledge,
) {
  const callable: WaitingTicket[] = [];
  let inStage1 = 0;
  for (const ticket of waiting) {
    if (ticket.stage === 1) inStage1 += 1;
    const sentTo = present.sentTo.get(ticket.id);
    if (sentTo === undefined ? counter.skills.has(ticket.serviceId) : sentTo === counter.id) callable.push(ticket);
  }
  if (callable.length === 0) return null;
  return knowledge.policy.choose(
    {
      now,
      callable,
      arrivalWaitMs: arrivalWait(entries, inStage1, now),
      services: knowledge.services,
      limitMs: knowledge.limitMs,
      usualSeconds: knowledge.usualSeconds,
      preferentialRun,
      counterId: counter.id,
      quick: counter.quick,
    },
    knowledge.params,
  );
}

/** Who has an appointment and comes, and Poisson arrivals of the slots that are left, in order. Their ids and ordinals come after everybody's of today. */
function drawArrivals(present: Present, knowledge: Knowledge, draw: Draw, until: Instant): WaitingTicket[] {
  const drawn: { at: Instant; serviceId: ServiceId; preferential: boolean; bookedFor: Instant | null }[] = [];
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
      const gap = (): number => -Math.log(1 - draw()) / perMilli;
      for (let at = from + gap(); at < to; at += gap()) {
        const preferential = draw() < knowledge.preferentialShare;
        drawn.push({ at: Math.ceil(at), serviceId, preferential, bookedFor: null });
      }
    }
  }
  return drawn
    .sort((a, b) => a.at - b.at)
    .map(({ at, serviceId, preferential, bookedFor }, index) => ({
      id: `future ${index}`,
      ordinal: 1_000_000 + index,
      serviceId,
      preferential,
      stage: 1,
      enteredAt: at,
      arrivedAt: at,
      bookedFor,
      passed: 0,
    }));
}

function modelOf(knowledge: Knowledge, serviceId: ServiceId): DurationModel {
  const model = knowledge.durations[serviceId];
  if (model === undefined) throw new Error(`nothing is known of how long ${serviceId} lasts`);
  return model;
}
