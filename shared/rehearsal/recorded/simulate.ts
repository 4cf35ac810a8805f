import type { Policy, PolicyParams, WaitingTicket } from '../../domain/dispatch/policy.ts';
import type { VisitId } from '../../domain/ids.ts';
import { must } from '../../domain/result.ts';
import type { Random } from '../../time/random.ts';
import type { Present } from '../forecast/future.ts';
import { type Caller, WaitingRoom } from '../waitingRoom.ts';
import type { Desk } from './desk.ts';
import { InversionCount } from './inversions.ts';
import { millis, serviceId } from './names.ts';
import type { PlayedDay, PlayedVisit } from './played.ts';
import { presentDesk } from './presentDesk.ts';
import { type House, playRecorded } from './recordedDay.ts';
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
  /** Stands before the house and takes down what happens there. */
  readonly witness?: (house: House) => House;
};

export type SimulatedDay = PlayedDay & {
  readonly decisions: number;
  /** Most times that any one ticket was passed inside its line. */
  readonly mostPassed: number;
  /** Ordinals of the calls in order, each with its counter: what a replay must repeat. */
  readonly calls: readonly (readonly [counter: number, ordinal: number])[];
};

/** Instants in whole milliseconds since opening. */
type Person = {
  readonly ticket: TraceTicket;
  readonly ordinal: number;
  readonly waitsFrom: number;
  stage: 1 | 2;
  firstCallAt: number | null;
  startedAt: number | null;
  secondEnteredAt: number | null;
  secondCalledAt: number | null;
  end: PlayedVisit['end'];
  endedAt: number | null;
};

/**
 * Plays a recorded day without engine or ledger, in memory: the same people, counters and order of things as with them,
 * and the same calls. It is what thousands of days are measured with.
 */
export function simulate(trace: Trace, options: SimulationOptions): SimulatedDay {
  const house = new HouseInMemory(trace, options);
  playRecorded(trace, options.witness?.(house) ?? house);
  return house.result();
}

class HouseInMemory implements House {
  readonly idleOrder: Policy['idleOrder'];
  readonly #options: SimulationOptions;
  readonly #callers: ReadonlyMap<number, Caller>;
  readonly #limitMs: Readonly<Record<string, number>>;
  readonly #room: WaitingRoom;
  /** By ordinal, from 1. */
  readonly #people: Person[] = [];
  /** Counters that have been free once, and whom each has called. */
  readonly #desks = new Map<Desk, Person | null>();
  readonly #inversions = new InversionCount();
  readonly #calls: (readonly [number, number])[] = [];
  #now = 0;

  constructor({ day }: Trace, options: SimulationOptions) {
    const { policy, params } = options;
    this.#options = options;
    this.idleOrder = policy.idleOrder;
    this.#callers = new Map(
      day.counters.map(({ id, skills, quick }) => [
        id,
        { id: String(id), skills: new Set(skills.map(serviceId)), quick },
      ]),
    );
    const byService = (value: (service: (typeof day.services)[number]) => number): Record<string, number> =>
      Object.fromEntries(day.services.map((service) => [serviceId(service.id), value(service)]));
    this.#limitMs = byService(({ target }) => millis(target));
    this.#room = new WaitingRoom({
      policy,
      params,
      services: day.services.map(({ id }) => serviceId(id)),
      limitMs: this.#limitMs,
      usualSeconds: options.usualSeconds ?? byService(({ mean }) => Math.round(mean * 60)),
    });
  }

  at = (now: number): void => {
    this.#now = millis(now);
  };

  issue = (ticket: TraceTicket): VisitId => {
    const person: Person = {
      ticket,
      ordinal: this.#people.length + 1,
      waitsFrom: this.#now,
      stage: 1,
      firstCallAt: null,
      startedAt: null,
      secondEnteredAt: null,
      secondCalledAt: null,
      end: 'open',
      endedAt: null,
    };
    this.#people.push(person);
    this.#join(person, ticket.svc);
    this.#options.onIssue?.(person.ordinal, () => this.#present());
    return String(person.ordinal);
  };

  giveUp = (visit: VisitId): void => {
    this.#room.leave(visit);
    this.#inversions.leave(visit);
    this.#finish(visit, 'left');
  };

  call = (desk: Desk): VisitId | null => {
    const caller = this.#caller(desk);
    const callable = this.#room.callableBy(caller);
    const { byHand } = this.#options;
    if (callable.length > 0 && byHand !== undefined && byHand.random() < byHand.share) {
      const picked = must(callable[Math.floor(byHand.random() * callable.length)], 'somebody may be called');
      return this.#called(desk, picked, []);
    }
    const choice = this.#room.choose(caller, callable, this.#now);
    return choice === null ? null : this.#called(desk, choice.best.ticket, choice.passed);
  };

  start = (_desk: Desk, visit: VisitId): void => {
    const person = this.#person(visit);
    if (person.stage === 1) person.startedAt = this.#now;
  };

  noShow = (desk: Desk, visit: VisitId): void => {
    this.#desks.set(desk, null);
    this.#finish(visit, 'noShow');
  };

  transfer = (desk: Desk, visit: VisitId, service: number): void => {
    this.#desks.set(desk, null);
    const person = this.#person(visit);
    person.stage = 2;
    person.secondEnteredAt = this.#now;
    this.#join(person, service);
  };

  finish = (desk: Desk, visit: VisitId): void => {
    this.#desks.set(desk, null);
    this.#finish(visit, 'finished');
  };

  turned = (desk: Desk): void => {
    if (!this.#desks.has(desk)) this.#desks.set(desk, null);
  };

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
      elapsedMs: person.startedAt === null ? since(person.firstCallAt ?? person.endedAt ?? this.#now) : null,
      secondStageMs:
        person.secondEnteredAt === null || person.secondCalledAt === null
          ? null
          : person.secondCalledAt - person.secondEnteredAt,
      end: person.endedAt === null ? 'expired' : person.end,
    };
  }

  #present(): Present {
    const counters = [...this.#desks].flatMap(([desk, called]) =>
      presentDesk(desk, this.#caller(desk), called?.ticket ?? null, this.#now),
    );
    return { now: this.#now, counters, ...this.#room.now() };
  }

  #join({ ordinal, stage, ticket: { pref } }: Person, service: number): void {
    const id = String(ordinal);
    const place = { serviceId: serviceId(service), preferential: pref === 1, stage, enteredAt: this.#now };
    this.#room.enter({ id, ordinal, ...place, arrivedAt: this.#now, bookedFor: null, passed: 0 });
    this.#inversions.enter(id, { ...place, ordinal });
  }

  #called(desk: Desk, ticket: WaitingTicket, passed: readonly VisitId[]): VisitId {
    const { id } = ticket;
    const person = this.#person(id);
    this.#inversions.call(id);
    this.#room.call(ticket, passed);
    this.#calls.push([desk.index, person.ordinal]);
    this.#desks.set(desk, person);
    if (person.stage === 1) person.firstCallAt = this.#now;
    else person.secondCalledAt = this.#now;
    return id;
  }

  #finish(visit: VisitId, end: PlayedVisit['end']): void {
    const person = this.#person(visit);
    person.end = end;
    person.endedAt = this.#now;
  }

  #person(visit: VisitId): Person {
    return must(this.#people[Number(visit) - 1], 'the visit is in the branch');
  }

  #caller(desk: Desk): Caller {
    return must(this.#callers.get(desk.index), 'every desk is a counter of the day');
  }
}
