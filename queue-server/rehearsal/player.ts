import { findPolicy, type IdleOrder } from '@turno25/shared/domain/dispatch/registry.ts';
import { chooseNext } from '@turno25/shared/domain/dispatch/view.ts';
import type { Actor, Command } from '@turno25/shared/domain/ledger/commands.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { stopwatch, type VirtualClock } from '@turno25/shared/time/clock.ts';
import type { Branch } from '../branch.ts';
import type { Outcome } from '../engine/submission.ts';
import { direct } from '../verbs/direct.ts';
import { Desk } from './desk.ts';
import { attendantId, counterId, millis, openingInstant, serviceId } from './stage.ts';
import type { Trace, TraceTicket } from './trace.ts';

const KIOSK: Actor = { kind: 'device', id: 'rehearsal-kiosk', role: 'kiosk' };
const MANAGER: Actor = { kind: 'staff', id: 'rehearsal-manager', role: 'manager' };

/** Patience is for the first call: whoever has been attended once stays for the second stage. */
type InBranch = { readonly ticket: TraceTicket; stage: 1 | 2; leavesAt: number };

/**
 * Plays a recorded day through the real engine and ledger on a virtual clock. People arrive, lose patience, do not come,
 * go on to a second stage; counters work their shifts, breaks and absences; whom to call is the policy's decision alone:
 * nothing here looks at how long an attention will take before it has begun.
 */
export class Player {
  readonly #branch: Branch;
  readonly #clock: VirtualClock;
  readonly #trace: Trace;
  readonly #opening: number;
  readonly #desks: readonly Desk[];
  readonly #idleOrder: IdleOrder;
  /** Visits that are in the branch, by id. */
  readonly #people = new Map<string, InBranch>();
  #waiting = 0;
  decisions = 0;
  /** Time spent choosing, the reading of the queue included and the ledger not, in milliseconds. */
  decisionMs = 0;

  constructor(branch: Branch, clock: VirtualClock, trace: Trace) {
    this.#branch = branch;
    this.#clock = clock;
    this.#trace = trace;
    this.#opening = openingInstant(trace.day);
    this.#desks = trace.day.counters.map((counter) => new Desk(counter, trace.day));
    const { name, version } = must(branch.engine.state().config, 'the branch is configured').config.policy;
    this.#idleOrder = must(findPolicy(name, version), `policy ${name} is known`).idleOrder;
  }

  /** Plays the day to its end and closes it: whoever nobody could attend is expired then. */
  async play(): Promise<void> {
    await this.#send(MANAGER, { type: 'openDay' });
    for (const desk of this.#desks) await this.#free(desk, 0);
    let next = 0;
    for (;;) {
      const arrival = this.#trace.tickets[next];
      const arrivalAt = arrival === undefined ? Number.POSITIVE_INFINITY : arrival.t;
      const [patienceAt, impatient] = this.#firstToLeave();
      const desk = this.#firstDesk();
      const deskAt = desk?.nextAt() ?? Number.POSITIVE_INFINITY;
      if (arrival === undefined && this.#people.size === 0) break;
      const now = Math.min(arrivalAt, patienceAt, deskAt);
      if (now === Number.POSITIVE_INFINITY) break;
      this.#clock.set(this.#opening + millis(now));
      if (arrival !== undefined && arrivalAt === now) {
        await this.#arrive(arrival);
        next += 1;
      } else if (impatient !== null && patienceAt === now) {
        await this.#leave(impatient);
      } else {
        await this.#turn(must(desk, 'a counter has something to do'), now);
      }
      await this.#dispatch(now);
    }
    await this.#send(MANAGER, { type: 'closeDay', force: true });
  }

  async #arrive(ticket: TraceTicket): Promise<void> {
    const outcome = await this.#send(KIOSK, {
      type: 'issueTicket',
      serviceId: serviceId(ticket.svc),
      class: ticket.pref === 1 ? 'preferential' : 'general',
      channel: 'inPerson',
      bookedFor: null,
      language: 'es-CL',
      identity: null,
      personKeys: [],
    });
    const issued = outcome.events.find((event) => event.type === 'ticketIssued');
    const visitId = must(issued?.payload.visitId, 'a ticket was issued');
    const leavesAt = ticket.patience === undefined ? Number.POSITIVE_INFINITY : ticket.t + ticket.patience;
    this.#people.set(visitId, { ticket, stage: 1, leavesAt });
    this.#waiting += 1;
  }

  async #leave(visitId: string): Promise<void> {
    await this.#send({ kind: 'citizen', id: `visit:${visitId}`, role: 'citizen' }, { type: 'leaveQueue', visitId });
    this.#people.delete(visitId);
    this.#waiting -= 1;
  }

  /** What a counter was doing is over. */
  async #turn(desk: Desk, now: number): Promise<void> {
    const actor = attendant(desk);
    const counter = counterId(desk.index);
    const { state } = desk;
    if (state.kind === 'attending') {
      const visitId = this.#visitAt(counter);
      const { xsvc } = state.ticket;
      if (state.stage === 1 && xsvc !== undefined) {
        const person = must(this.#people.get(visitId), 'the visit is in the branch');
        await this.#send(actor, {
          type: 'transferVisit',
          counterId: counter,
          to: { serviceId: serviceId(xsvc) },
          reason: { code: 'nextStep', note: null },
        });
        person.stage = 2;
        person.leavesAt = Number.POSITIVE_INFINITY;
        this.#waiting += 1;
      } else {
        const given = serviceId(state.stage === 2 ? (xsvc ?? state.ticket.svc) : state.ticket.svc);
        await this.#send(actor, {
          type: 'finishAttention',
          counterId: counter,
          outcome: 'resolved',
          servicesGiven: [given],
          note: null,
        });
        this.#people.delete(visitId);
      }
      if (this.#trace.day.wrap_min > 0) {
        desk.state = { kind: 'wrapping', until: now + this.#trace.day.wrap_min };
        return;
      }
    } else if (state.kind === 'noShow') {
      const visitId = this.#visitAt(counter);
      await this.#send(actor, { type: 'recordNoShow', counterId: counter });
      this.#people.delete(visitId);
    }
    await this.#free(desk, now);
  }

  /** The counter gets free: open, paused or closed as its shifts, break and absences say. */
  async #free(desk: Desk, now: number): Promise<void> {
    const actor = attendant(desk);
    const counter = counterId(desk.index);
    const before = this.#branch.engine.state().counters.get(counter)?.status ?? 'closed';
    desk.state = desk.getFree(now);
    if (desk.state.kind === 'idle') {
      if (before === 'closed') await this.#send(actor, { type: 'openCounter', counterId: counter });
      if (before === 'paused') await this.#send(actor, { type: 'resumeCounter', counterId: counter });
    } else if (desk.state.kind === 'away') {
      if (before === 'closed') await this.#send(actor, { type: 'openCounter', counterId: counter });
      if (before !== 'paused')
        await this.#send(actor, { type: 'pauseCounter', counterId: counter, reason: { code: 'break', note: null } });
    } else if (before !== 'closed') {
      await this.#send(actor, { type: 'closeCounter', counterId: counter });
    }
  }

  /** The idle counters choose in turn for as long as one of them finds somebody. */
  async #dispatch(now: number): Promise<void> {
    if (this.#waiting === 0) return;
    for (const desk of this.#desks
      .filter(({ state }) => state.kind === 'idle')
      .sort((a, b) => this.#compareIdle(a, b))) {
      if (this.#waiting === 0) return;
      const actor = attendant(desk);
      const counter = counterId(desk.index);
      const elapsed = stopwatch();
      const chosen = chooseNext(this.#branch.engine.state(), counter, this.#clock.now());
      this.decisionMs += elapsed();
      if (chosen === null) continue;
      const called = await this.#submit(actor, { type: 'callNext', counterId: counter });
      if (called.kind !== 'done') throw new Error(`${counter} chose somebody and could not call`);
      this.decisions += 1;
      this.#waiting -= 1;
      const person = must(this.#people.get(this.#visitAt(counter)), 'the visit is in the branch');
      if (person.ticket.noshow === 1 && person.stage === 1) {
        desk.state = { kind: 'noShow', since: now, until: now + this.#trace.day.noshow_cost };
        continue;
      }
      await this.#send(actor, { type: 'startAttention', counterId: counter });
      const lasts = person.stage === 2 ? (person.ticket.xdur ?? 0) : person.ticket.dur;
      desk.state = {
        kind: 'attending',
        since: now,
        until: now + lasts * desk.speed,
        ticket: person.ticket,
        stage: person.stage,
      };
    }
  }

  #compareIdle(a: Desk, b: Desk): number {
    const since = (desk: Desk): number => (desk.state.kind === 'idle' ? desk.state.since : 0);
    const bySkills = this.#idleOrder === 'fewestSkills' ? a.skills - b.skills : 0;
    return bySkills || since(a) - since(b) || a.index - b.index;
  }

  #firstDesk(): Desk | null {
    let first: Desk | null = null;
    for (const desk of this.#desks) if (first === null || desk.nextAt() < first.nextAt()) first = desk;
    return first;
  }

  #firstToLeave(): readonly [number, string | null] {
    let at = Number.POSITIVE_INFINITY;
    let visitId: string | null = null;
    for (const [id, person] of this.#people) {
      if (person.leavesAt < at && this.#branch.engine.state().open.get(id)?.status === 'waiting') {
        at = person.leavesAt;
        visitId = id;
      }
    }
    return [at, visitId];
  }

  #visitAt(counter: string): string {
    const state = this.#branch.engine.state().counters.get(counter);
    return must(
      state?.status === 'open' && state.work.kind === 'visit' ? state.work.visitId : null,
      `${counter} has a visit`,
    );
  }

  /** A command that cannot be refused in a rehearsal: a refusal is a defect of the player or of the engine. */
  async #send(actor: Actor, command: Command): Promise<Extract<Outcome, { kind: 'done' }>> {
    const outcome = await this.#submit(actor, command);
    if (outcome.kind === 'done') return outcome;
    throw new Error(
      `${command.type} was ${outcome.kind}: ${JSON.stringify('refusal' in outcome ? outcome.refusal : String('error' in outcome ? outcome.error : ''))}`,
    );
  }

  async #submit(actor: Actor, command: Command): Promise<Outcome> {
    const caller = { actor, deviceId: actor.kind === 'device' ? actor.id : null };
    const outcome = this.#branch.submit(caller, direct(command));
    this.#branch.engine.drain();
    return outcome;
  }
}

function attendant(desk: Desk): Actor {
  return { kind: 'staff', id: attendantId(desk.index), role: 'attendant' };
}
