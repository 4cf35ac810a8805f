import { findPolicy, type IdleOrder } from '@turno25/shared/domain/dispatch/registry.ts';
import { chooseNext } from '@turno25/shared/domain/dispatch/view.ts';
import type { Actor, Command } from '@turno25/shared/domain/ledger/commands.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Desk } from '@turno25/shared/rehearsal/recorded/desk.ts';
import { attendantId, counterId, millis, serviceId } from '@turno25/shared/rehearsal/recorded/names.ts';
import { type House, playRecorded } from '@turno25/shared/rehearsal/recorded/recordedDay.ts';
import type { Trace, TraceTicket } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { stopwatch, type VirtualClock } from '@turno25/shared/time/clock.ts';
import type { Branch } from '../branch.ts';
import type { Outcome } from '../engine/submission.ts';

import { direct } from '../verbs/direct.ts';
import { openingInstant } from './stage.ts';

const KIOSK: Actor = { kind: 'device', id: 'rehearsal-kiosk', role: 'kiosk' };
const MANAGER: Actor = { kind: 'staff', id: 'rehearsal-manager', role: 'manager' };

/** A command that was not done: in a rehearsal that is a defect of the player or of the engine. */
export class NotDone extends Error {
  readonly #type: string;
  readonly #outcome: Promise<Outcome>;

  constructor(type: string, outcome: Promise<Outcome>) {
    super(`${type} was not done`);
    this.#type = type;
    this.#outcome = outcome;
  }

  /** What the engine answered, in words. */
  async explained(): Promise<Error> {
    const outcome = await this.#outcome;
    const why = outcome.kind === 'refused' ? outcome.refusal : 'error' in outcome ? String(outcome.error) : '';
    return new Error(`${this.#type} was ${outcome.kind}: ${JSON.stringify(why)}`);
  }
}

/** Plays a recorded day through the real engine and ledger on a virtual clock; whom to call is the engine's decision alone. */
export class Player implements House {
  readonly idleOrder: IdleOrder;
  readonly #branch: Branch;
  readonly #clock: VirtualClock;
  readonly #opening: number;
  decisions = 0;
  /** Time spent choosing, the reading of the queue included and the ledger not, in milliseconds. */
  decisionMs = 0;

  constructor(branch: Branch, clock: VirtualClock, opening: number) {
    this.#branch = branch;
    this.#clock = clock;
    this.#opening = opening;
    const { name, version } = must(branch.engine.state().config, 'the branch is configured').config.policy;
    this.idleOrder = must(findPolicy(name, version), `policy ${name} is known`).idleOrder;
  }

  /** Plays the day to its end and closes it: whoever nobody could attend is expired then. Throws `NotDone`. */
  static play(branch: Branch, clock: VirtualClock, trace: Trace): Player {
    const player = new Player(branch, clock, openingInstant(trace.day));
    player.#send(MANAGER, { type: 'openDay' });
    playRecorded(trace, player);
    player.#send(MANAGER, { type: 'closeDay', force: true });
    return player;
  }

  at = (now: number): void => {
    this.#clock.set(this.#opening + millis(now));
  };

  issue = (ticket: TraceTicket): string => {
    const events = this.#send(KIOSK, {
      type: 'issueTicket',
      serviceId: serviceId(ticket.svc),
      class: ticket.pref === 1 ? 'preferential' : 'general',
      channel: 'inPerson',
      bookedFor: null,
      language: 'es-CL',
      identity: null,
      personKeys: [],
    });
    const issued = events.find((event) => event.type === 'ticketIssued');
    return must(issued?.payload.visitId, 'a ticket was issued');
  };

  giveUp = (visitId: string): void => {
    this.#send({ kind: 'citizen', id: `visit:${visitId}`, role: 'citizen' }, { type: 'leaveQueue', visitId });
  };

  call = (desk: Desk): string | null => {
    const counter = counterId(desk.index);
    const elapsed = stopwatch();
    const chosen = chooseNext(this.#branch.engine.state(), counter, this.#clock.now());
    this.decisionMs += elapsed();
    if (chosen === null) return null;
    const events = this.#send(attendant(desk), { type: 'callNext', counterId: counter });
    this.decisions += 1;
    const called = events.find((event) => event.type === 'visitCalled');
    return must(called?.payload.visitId, `${counter} called somebody`);
  };

  start = (desk: Desk): void => {
    this.#send(attendant(desk), { type: 'startAttention', counterId: counterId(desk.index) });
  };

  noShow = (desk: Desk): void => {
    this.#send(attendant(desk), { type: 'recordNoShow', counterId: counterId(desk.index) });
  };

  transfer = (desk: Desk, _visit: string, service: number): void => {
    this.#send(attendant(desk), {
      type: 'transferVisit',
      counterId: counterId(desk.index),
      to: { serviceId: serviceId(service) },
      reason: { code: 'nextStep', note: null },
    });
  };

  finish = (desk: Desk, _visit: string, service: number): void => {
    this.#send(attendant(desk), {
      type: 'finishAttention',
      counterId: counterId(desk.index),
      outcome: 'resolved',
      servicesGiven: [serviceId(service)],
      note: null,
    });
  };

  /** Open, paused or closed as the desk's state says. */
  turned = (desk: Desk): void => {
    const actor = attendant(desk);
    const counter = counterId(desk.index);
    const before = this.#branch.engine.state().counters.get(counter)?.status ?? 'closed';
    if (desk.state.kind === 'idle') {
      if (before === 'closed') this.#send(actor, { type: 'openCounter', counterId: counter });
      if (before === 'paused') this.#send(actor, { type: 'resumeCounter', counterId: counter });
    } else if (desk.state.kind === 'away') {
      if (before === 'closed') this.#send(actor, { type: 'openCounter', counterId: counter });
      if (before !== 'paused')
        this.#send(actor, { type: 'pauseCounter', counterId: counter, reason: { code: 'break', note: null } });
    } else if (before !== 'closed') {
      this.#send(actor, { type: 'closeCounter', counterId: counter });
    }
  };

  /** A command that cannot be refused in a rehearsal, with what it brought about. */
  #send(actor: Actor, command: Command): readonly RecordedEvent[] {
    let done: readonly RecordedEvent[] | null = null;
    const verb = direct(command);
    const outcome = this.#branch.submit(
      { actor, deviceId: actor.kind === 'device' ? actor.id : null },
      {
        ...verb,
        answer: (after) => {
          done = after.events;
          return verb.answer(after);
        },
      },
    );
    this.#branch.engine.drain();
    if (done === null) throw new NotDone(command.type, outcome);
    return done;
  }
}

function attendant(desk: Desk): Actor {
  return { kind: 'staff', id: attendantId(desk.index), role: 'attendant' };
}
