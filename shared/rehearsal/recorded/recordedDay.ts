import type { IdleOrder } from '../../domain/dispatch/policy.ts';
import type { VisitId } from '../../domain/ids.ts';
import { must } from '../../domain/result.ts';
import { dispatch, play, type World } from '../stepping.ts';
import { Desk } from './desk.ts';
import type { Trace, TraceDay, TraceTicket } from './trace.ts';

/**
 * Where a recorded day is played: it takes down what happens, and whom to call is its own decision. One keeps everything
 * in memory, another is the real engine with its ledger.
 */
export type House = {
  readonly idleOrder: IdleOrder;
  /** Something happens now, in minutes since opening; everything until the next one happens then. */
  readonly at: (now: number) => void;
  /** Somebody takes a ticket; the visit's id. */
  readonly issue: (ticket: TraceTicket) => VisitId;
  readonly giveUp: (visit: VisitId) => void;
  /** The counter calls whom the rule chooses; null when it may call nobody. */
  readonly call: (desk: Desk) => VisitId | null;
  /** Whoever was called came, or did not and the call has run its time. */
  readonly start: (desk: Desk, visit: VisitId) => void;
  readonly noShow: (desk: Desk, visit: VisitId) => void;
  /** From the first stage to a second one, of the service of that index. */
  readonly transfer: (desk: Desk, visit: VisitId, service: number) => void;
  readonly finish: (desk: Desk, visit: VisitId, service: number) => void;
  /** The counter is idle, away or off from now on, as its state says. */
  readonly turned: (desk: Desk) => void;
};

/** Patience is for the first call: whoever has been attended once stays for the second stage. */
type Person = { readonly ticket: TraceTicket; readonly visit: VisitId; stage: 1 | 2; leavesAt: number };

/**
 * Plays a recorded day in a house, to its end. People arrive, lose patience, do not come, go on to a second stage;
 * counters work their shifts, breaks and absences. Nothing here looks at how long an attention will take before it has
 * begun.
 */
export function playRecorded(trace: Trace, house: House): void {
  new RecordedDay(trace, house).play();
}

class RecordedDay implements World<Desk> {
  readonly counters: readonly Desk[];
  readonly idleOrder: IdleOrder;
  readonly #house: House;
  readonly #day: TraceDay;
  readonly #tickets: readonly TraceTicket[];
  readonly #people = new Map<VisitId, Person>();
  /** Whoever waits and will not wait for ever, in the order in which they came. */
  readonly #patient = new Map<VisitId, Person>();
  readonly #atDesk = new Map<Desk, Person>();
  /** Who gives up first; null: nobody, `undefined`: to be found. */
  #firstToLeave: Person | null | undefined = null;
  #waiting = 0;
  #next = 0;

  constructor({ day, tickets }: Trace, house: House) {
    this.#day = day;
    this.#tickets = tickets;
    this.#house = house;
    this.idleOrder = house.idleOrder;
    this.counters = day.counters.map((counter) => new Desk(counter, day));
  }

  play(): void {
    this.#house.at(0);
    for (const desk of this.counters) this.#free(desk, 0);
    dispatch(this, 0);
    play(this);
  }

  isOver = (): boolean => this.#next >= this.#tickets.length && this.#people.size === 0;

  arrivalAt = (): number => this.#tickets[this.#next]?.t ?? Number.POSITIVE_INFINITY;

  leavingAt = (): number => this.#leaver()?.leavesAt ?? Number.POSITIVE_INFINITY;

  turnAt = (desk: Desk): number => desk.nextAt();

  idleSince = ({ state }: Desk): number | null => (state.kind === 'idle' ? state.since : null);

  skillCount = (desk: Desk): number => desk.skills;

  somebodyWaits = (): boolean => this.#waiting > 0;

  arrive = (now: number): void => {
    this.#house.at(now);
    const ticket = must(this.#tickets[this.#next], 'somebody comes');
    this.#next += 1;
    const visit = this.#house.issue(ticket);
    const leavesAt = ticket.patience === undefined ? Number.POSITIVE_INFINITY : ticket.t + ticket.patience;
    const person: Person = { ticket, visit, stage: 1, leavesAt };
    this.#people.set(visit, person);
    this.#waiting += 1;
    if (leavesAt === Number.POSITIVE_INFINITY) return;
    this.#patient.set(visit, person);
    const first = this.#firstToLeave;
    if (first === null || (first !== undefined && leavesAt < first.leavesAt)) this.#firstToLeave = person;
  };

  leave = (now: number): void => {
    this.#house.at(now);
    const { visit } = must(this.#leaver(), 'somebody gives up');
    this.#house.giveUp(visit);
    this.#people.delete(visit);
    this.#waitsNoMore(visit);
  };

  /** What a counter was doing is over. */
  turn = (desk: Desk, now: number): void => {
    this.#house.at(now);
    const { state } = desk;
    if (state.kind === 'attending') {
      this.#attended(desk, must(this.#atDesk.get(desk), 'somebody is attended'));
      this.#atDesk.delete(desk);
      if (this.#day.wrap_min > 0) {
        desk.state = { kind: 'wrapping', until: now + this.#day.wrap_min };
        return;
      }
    } else if (state.kind === 'noShow') {
      const { visit } = must(this.#atDesk.get(desk), 'somebody was called');
      this.#atDesk.delete(desk);
      this.#people.delete(visit);
      this.#house.noShow(desk, visit);
    }
    this.#free(desk, now);
  };

  call = (desk: Desk, now: number): 'go on' => {
    const visit = this.#house.call(desk);
    if (visit === null) return 'go on';
    const person = must(this.#people.get(visit), 'whoever is called is in the branch');
    this.#waitsNoMore(visit);
    this.#atDesk.set(desk, person);
    const { ticket, stage } = person;
    if (ticket.noshow === 1 && stage === 1) {
      desk.state = { kind: 'noShow', since: now, until: now + this.#day.noshow_cost };
      return 'go on';
    }
    this.#house.start(desk, visit);
    const lasts = stage === 2 ? (ticket.xdur ?? 0) : ticket.dur;
    desk.state = { kind: 'attending', since: now, until: now + lasts * desk.speed, ticket, stage };
    return 'go on';
  };

  #attended(desk: Desk, person: Person): void {
    const { ticket, visit, stage } = person;
    if (stage === 1 && ticket.xsvc !== undefined) {
      this.#house.transfer(desk, visit, ticket.xsvc);
      person.stage = 2;
      this.#waiting += 1;
      return;
    }
    this.#house.finish(desk, visit, stage === 2 ? (ticket.xsvc ?? ticket.svc) : ticket.svc);
    this.#people.delete(visit);
  }

  #free(desk: Desk, now: number): void {
    desk.state = desk.getFree(now);
    this.#house.turned(desk);
  }

  #waitsNoMore(visit: VisitId): void {
    this.#waiting -= 1;
    if (this.#patient.delete(visit) && this.#firstToLeave?.visit === visit) this.#firstToLeave = undefined;
  }

  #leaver(): Person | null {
    if (this.#firstToLeave !== undefined) return this.#firstToLeave;
    let first: Person | null = null;
    for (const person of this.#patient.values()) {
      if (first === null || person.leavesAt < first.leavesAt) first = person;
    }
    this.#firstToLeave = first;
    return first;
  }
}
