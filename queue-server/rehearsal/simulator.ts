import type { Policy, PolicyParams, WaitingTicket } from '@turno25/shared/domain/dispatch/policy.ts';
import { arrivalWait } from '@turno25/shared/domain/dispatch/view.ts';
import type { Present } from '@turno25/shared/domain/estimate/future.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { Random } from '@turno25/shared/time/random.ts';
import { Desk } from './desk.ts';
import { InversionCount } from './inversions.ts';
import type { PlayedDay, PlayedVisit } from './played.ts';
import { presentDesk } from './presentDesk.ts';
import { millis, serviceId } from './stage.ts';
import type { Trace, TraceTicket } from './trace.ts';

export type SimulationOptions = {
  readonly policy: Policy;
  readonly params: PolicyParams;
  /** What the rule believes that each service usually takes, in seconds; the day's own means when left out. */
  readonly usualSeconds?: Readonly<Record<string, number>>;
  /** This share of the calls is picked by hand, anybody whom the counter may call. */
  readonly byHand?: { readonly share: number; readonly random: Random };
  /** Sees the branch as it stands right after each ticket was issued, before anybody is called. */
  readonly onIssue?: (ordinal: number, present: () => Present) => void;
};

export type SimulatedDay = PlayedDay & {
  readonly decisions: number;
  /** Most times that any one ticket was passed inside its line. */
  readonly mostPassed: number;
  /** Ordinals of the calls in order, each with its counter: what a replay must repeat. */
  readonly calls: readonly (readonly [counter: number, ordinal: number])[];
};

type Person = {
  readonly ticket: TraceTicket;
  readonly ordinal: number;
  readonly waitsFrom: number;
  /** Minutes since opening, as the day's own times; the rest is in milliseconds. */
  leavesAt: number;
  stage: 1 | 2;
  waiting: WaitingTicket | null;
  firstCallAt: number | null;
  startedAt: number | null;
  secondEnteredAt: number | null;
  secondCalledAt: number | null;
  end: PlayedVisit['end'];
  endedAt: number | null;
};

/**
 * Plays a day without engine or ledger, in memory, with instants in whole milliseconds since opening: the same people, counters
 * and order of things as `Player`, and the same calls. It is what thousands of days are measured with.
 */
export function simulate(trace: Trace, options: SimulationOptions): SimulatedDay {
  const simulation = new Simulation(trace, options);
  simulation.play();
  return simulation.result();
}

class Simulation {
  readonly #trace: Trace;
  readonly #options: SimulationOptions;
  readonly #desks: readonly Desk[];
  readonly #counters: ReadonlyMap<number, { readonly skills: ReadonlySet<string>; readonly quick: boolean }>;
  readonly #services: readonly string[];
  readonly #limitMs: Readonly<Record<string, number>>;
  readonly #usualSeconds: Readonly<Record<string, number>>;
  readonly #people: Person[] = [];
  /** People who wait, by ordinal. */
  readonly #line = new Map<string, Person>();
  readonly #atDesk = new Map<number, Person>();
  readonly #entries: number[] = [];
  readonly #inversions = new InversionCount();
  readonly #calls: (readonly [number, number])[] = [];
  #inBranch = 0;
  #preferentialRun = 0;
  #lastAt = 0;

  constructor(trace: Trace, options: SimulationOptions) {
    const { day } = trace;
    this.#trace = trace;
    this.#options = options;
    this.#desks = day.counters.map((counter) => new Desk(counter, day));
    this.#counters = new Map(
      day.counters.map(({ id, skills, quick }) => [id, { skills: new Set(skills.map(serviceId)), quick }]),
    );
    this.#services = day.services.map((service) => serviceId(service.id));
    this.#limitMs = Object.fromEntries(day.services.map((service) => [serviceId(service.id), millis(service.target)]));
    this.#usualSeconds =
      options.usualSeconds ??
      Object.fromEntries(day.services.map((service) => [serviceId(service.id), Math.round(service.mean * 60)]));
  }

  play(): void {
    for (const desk of this.#desks) desk.state = desk.getFree(0);
    let next = 0;
    for (;;) {
      const arrival = this.#trace.tickets[next];
      const arrivalAt = arrival === undefined ? Number.POSITIVE_INFINITY : arrival.t;
      const impatient = this.#firstToLeave();
      const patienceAt = impatient?.leavesAt ?? Number.POSITIVE_INFINITY;
      const [desk, deskAt] = this.#firstDesk();
      if (arrival === undefined && this.#inBranch === 0) break;
      const now = Math.min(arrivalAt, patienceAt, deskAt);
      if (now === Number.POSITIVE_INFINITY) break;
      const at = millis(now);
      if (arrival !== undefined && arrivalAt === now) {
        this.#arrive(arrival, at);
        this.#options.onIssue?.(this.#people.length, () => this.#present(at));
        next += 1;
      } else if (impatient !== null && patienceAt === now) {
        this.#stopWaiting(impatient);
        this.#finish(impatient, 'left', at);
      } else {
        this.#turn(must(desk, 'a counter has something to do'), now, at);
      }
      this.#dispatch(now, at);
    }
  }

  result(): SimulatedDay {
    // As at the closing of a day: who is there still has waited until the last thing that happened.
    const visits = this.#people.map((person) => this.#played(person));
    const attended = visits.filter((visit) => visit.officialMs !== null);
    const within = attended.filter((visit) => (visit.officialMs ?? 0) <= visit.limitMs).length;
    const lost = visits.filter((visit) => visit.elapsedMs !== null && visit.elapsedMs > visit.limitMs).length;
    return {
      visits,
      official: { num: within, den: attended.length },
      strict: { num: within, den: attended.length + lost },
      inversions: this.#inversions.inversions,
      decisions: this.#calls.length,
      mostPassed: this.#inversions.mostPassed,
      calls: this.#calls,
    };
  }

  #played(person: Person): PlayedVisit {
    const { waitsFrom } = person;
    const since = (instant: number | null): number | null => (instant === null ? null : instant - waitsFrom);
    return {
      serviceId: serviceId(person.ticket.svc),
      preferential: person.ticket.pref === 1,
      ordinal: person.ordinal,
      waitsFrom,
      limitMs: this.#limitMs[serviceId(person.ticket.svc)] ?? 0,
      firstCallMs: since(person.firstCallAt),
      officialMs: since(person.startedAt),
      elapsedMs: person.startedAt === null ? since(person.firstCallAt ?? person.endedAt ?? this.#lastAt) : null,
      secondStageMs:
        person.secondEnteredAt === null || person.secondCalledAt === null
          ? null
          : person.secondCalledAt - person.secondEnteredAt,
      end: person.endedAt === null ? 'expired' : person.end,
    };
  }

  #present(at: number): Present {
    return {
      now: at,
      counters: this.#desks.flatMap((desk) => {
        const called = this.#atDesk.get(desk.index)?.ticket ?? null;
        return presentDesk(
          desk,
          must(this.#counters.get(desk.index), 'every desk is a counter of the day'),
          called,
          at,
        );
      }),
      waiting: [...this.#line.values()].flatMap(({ waiting }) => waiting ?? []),
      sentTo: new Map(),
      entries: [...this.#entries],
      preferentialRun: this.#preferentialRun,
    };
  }

  #arrive(ticket: TraceTicket, at: number): void {
    const person: Person = {
      ticket,
      ordinal: this.#people.length + 1,
      waitsFrom: at,
      leavesAt: ticket.patience === undefined ? Number.POSITIVE_INFINITY : ticket.t + ticket.patience,
      stage: 1,
      waiting: null,
      firstCallAt: null,
      startedAt: null,
      secondEnteredAt: null,
      secondCalledAt: null,
      end: 'open',
      endedAt: null,
    };
    this.#people.push(person);
    this.#entries.push(at);
    this.#inBranch += 1;
    this.#join(person, serviceId(ticket.svc), at);
  }

  #join(person: Person, service: string, at: number): void {
    const place = { serviceId: service, preferential: person.ticket.pref === 1, stage: person.stage, enteredAt: at };
    const id = String(person.ordinal);
    person.waiting = { id, ordinal: person.ordinal, ...place, arrivedAt: at, bookedFor: null, passed: 0 };
    this.#line.set(id, person);
    this.#inversions.enter(id, { ...place, ordinal: person.ordinal });
  }

  #stopWaiting(person: Person): void {
    person.waiting = null;
    this.#line.delete(String(person.ordinal));
    this.#inversions.leave(String(person.ordinal));
  }

  #finish(person: Person, end: PlayedVisit['end'], at: number): void {
    person.end = end;
    person.endedAt = at;
    this.#inBranch -= 1;
  }

  /** What a counter was doing is over. */
  #turn(desk: Desk, now: number, at: number): void {
    const { state } = desk;
    const person = this.#atDesk.get(desk.index);
    if (person !== undefined && (state.kind === 'attending' || state.kind === 'noShow')) {
      this.#atDesk.delete(desk.index);
      if (state.kind === 'attending' && state.stage === 1 && state.ticket.xsvc !== undefined) {
        person.stage = 2;
        person.secondEnteredAt = at;
        person.leavesAt = Number.POSITIVE_INFINITY;
        this.#join(person, serviceId(state.ticket.xsvc), at);
      } else {
        this.#finish(person, state.kind === 'noShow' ? 'noShow' : 'finished', at);
      }
      if (state.kind === 'attending' && this.#trace.day.wrap_min > 0) {
        desk.state = { kind: 'wrapping', until: now + this.#trace.day.wrap_min };
        return;
      }
    }
    desk.state = desk.getFree(now);
  }

  /** The idle counters choose in turn for as long as one of them finds somebody. */
  #dispatch(now: number, at: number): void {
    this.#lastAt = at;
    if (this.#line.size === 0) return;
    const idle = this.#desks.filter(({ state }) => state.kind === 'idle').sort((a, b) => this.#compareIdle(a, b));
    for (const desk of idle) {
      if (this.#line.size === 0) return;
      const person = this.#choose(desk, at);
      if (person !== null) this.#call(desk, person, now, at);
    }
  }

  #choose(desk: Desk, at: number): Person | null {
    const { skills, quick } = must(this.#counters.get(desk.index), 'every desk is a counter of the day');
    const callable: WaitingTicket[] = [];
    let inStage1 = 0;
    for (const { waiting } of this.#line.values()) {
      if (waiting === null) continue;
      if (waiting.stage === 1) inStage1 += 1;
      if (skills.has(waiting.serviceId)) callable.push(waiting);
    }
    if (callable.length === 0) return null;
    const { policy, params, byHand } = this.#options;
    if (byHand !== undefined && byHand.random() < byHand.share) {
      const picked = must(callable[Math.floor(byHand.random() * callable.length)], 'somebody may be called');
      return this.#line.get(picked.id) ?? null;
    }
    const choice = policy.choose(
      {
        now: at,
        counterId: String(desk.index),
        quick,
        callable,
        arrivalWaitMs: arrivalWait(this.#entries, inStage1, at),
        services: this.#services,
        limitMs: this.#limitMs,
        usualSeconds: this.#usualSeconds,
        preferentialRun: this.#preferentialRun,
      },
      params,
    );
    if (choice === null) return null;
    for (const id of choice.passed) {
      const passed = this.#line.get(id);
      if (passed?.waiting != null) passed.waiting = { ...passed.waiting, passed: passed.waiting.passed + 1 };
    }
    return this.#line.get(choice.best.ticket.id) ?? null;
  }

  #call(desk: Desk, person: Person, now: number, at: number): void {
    const { ticket, stage } = person;
    const id = String(person.ordinal);
    this.#inversions.call(id);
    this.#line.delete(id);
    person.waiting = null;
    this.#calls.push([desk.index, person.ordinal]);
    this.#preferentialRun = ticket.pref === 1 ? this.#preferentialRun + 1 : 0;
    this.#atDesk.set(desk.index, person);
    if (stage === 1) person.firstCallAt = at;
    else person.secondCalledAt = at;
    if (ticket.noshow === 1 && stage === 1) {
      desk.state = { kind: 'noShow', since: now, until: now + this.#trace.day.noshow_cost };
      return;
    }
    if (stage === 1) person.startedAt = at;
    const lasts = stage === 2 ? (ticket.xdur ?? 0) : ticket.dur;
    desk.state = { kind: 'attending', since: now, until: now + lasts * desk.speed, ticket, stage };
  }

  #compareIdle(a: Desk, b: Desk): number {
    const since = (desk: Desk): number => (desk.state.kind === 'idle' ? desk.state.since : 0);
    const bySkills = this.#options.policy.idleOrder === 'fewestSkills' ? a.skills - b.skills : 0;
    return bySkills || since(a) - since(b) || a.index - b.index;
  }

  #firstDesk(): readonly [Desk | null, number] {
    let first: Desk | null = null;
    let firstAt = Number.POSITIVE_INFINITY;
    for (const desk of this.#desks) {
      const at = desk.nextAt();
      if (first === null || at < firstAt) {
        first = desk;
        firstAt = at;
      }
    }
    return [first, firstAt];
  }

  #firstToLeave(): Person | null {
    let first: Person | null = null;
    for (const person of this.#line.values()) {
      if (person.leavesAt < (first?.leavesAt ?? Number.POSITIVE_INFINITY)) first = person;
    }
    return first;
  }
}
