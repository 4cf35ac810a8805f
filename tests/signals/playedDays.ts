import { generateDay, type Load, type Size } from '@turno25/queue-server/rehearsal/generate.ts';
import { namedPolicy } from '@turno25/queue-server/rehearsal/namedPolicy.ts';
import { SECOND } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { ActEvent } from '@turno25/shared/domain/signals/turns.ts';
import type { Desk } from '@turno25/shared/rehearsal/recorded/desk.ts';
import { attendantId, counterId, millis, serviceId } from '@turno25/shared/rehearsal/recorded/names.ts';
import type { House } from '@turno25/shared/rehearsal/recorded/recordedDay.ts';
import { simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import type { Trace, TraceTicket } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { type Random, seededRandom } from '@turno25/shared/time/random.ts';

/** Events as they are told, in no order yet. */
export type Told = Omit<ActEvent, 'seq'> & { readonly payload: Readonly<Record<string, unknown>> };

export type PlayedDay = {
  readonly date: string;
  readonly events: readonly ActEvent[];
};

const OPENING = Date.UTC(2026, 2, 2, 11, 30);
const DAY = 86_400_000;
const BOARD = 'board-1';
/** A counter rests so long after each attention, minutes: the walk of the next person fits into it. */
const WRAP = 0.5;

/**
 * How honest people differ from the simulation, which knows only calls and lengths. Rates are guesses of the field, put
 * high: what a threshold bears here it bears in a branch that is tidier. Each attendant has their own, within a factor
 * of about two.
 */
const HONEST = {
  walkMs: 14 * SECOND,
  slowWalk: 0.04,
  undoneStart: 0.008,
  undoneEnd: 0.004,
  hold: 0.02,
  holdOfPerson: 0.5,
  confirmed: 0.6,
  byHand: 0.03,
  missedByBoard: 0.02,
  leaves: 0.05,
  leavesByOwnToken: 0.5,
  removed: 0.006,
  answers: 0.35,
  anonymous: 0.06,
  resolved: 0.85,
  denied: 0.1,
  withoutTicket: 0.01,
  testTicket: 0.15,
  smallClockStep: 0.05,
} as const;

/** A generated day of a branch, by R25, as honest people work; the same request gives the same events. */
export function generatedDay(request: {
  size: Size;
  load: Load;
  branch: number;
  day: number;
  seed: number;
}): PlayedDay {
  const trace = generateDay(request);
  const random = seededRandom(request.seed * 7919 + request.branch * 104_729 + request.day);
  const tickets = trace.tickets.map((ticket) =>
    random() < HONEST.leaves ? { ...ticket, patience: 8 + 50 * random() } : ticket,
  );
  const day = { ...trace.day, wrap_min: WRAP };
  return playHonest(
    { day, tickets },
    {
      random,
      people: seededRandom(request.branch + 1),
      day: request.day,
      minAttention: 60,
      leavesByOwnToken: HONEST.leavesByOwnToken,
    },
  );
}

/** A recorded day, whose people and lengths were; its attentions are of the telephone, so their minimum is of seconds. */
export function recordedDay(trace: Trace, seed: number, day: number): PlayedDay {
  const wrap_min = Math.max(WRAP, trace.day.wrap_min);
  return playHonest(
    { ...trace, day: { ...trace.day, wrap_min } },
    { random: seededRandom(seed), people: seededRandom(1), day, minAttention: 5, leavesByOwnToken: 1 },
  );
}

type Honest = {
  readonly random: Random;
  readonly people: Random;
  readonly day: number;
  /** Seconds. */
  readonly minAttention: number;
  readonly leavesByOwnToken: number;
};

function playHonest(trace: Trace, honest: Honest): PlayedDay {
  const origin = OPENING + honest.day * DAY;
  const date = new Date(origin).toISOString().slice(0, 10);
  const scribe = new Scribe(trace, honest, { origin, date });
  const { policy, params } = must(namedPolicy('r25'), 'R25 is known');
  simulate(trace, { policy, params, witness: (house) => scribe.before(house) });
  return { date, events: inOrder(scribe.finished()) };
}

/** Events in the order in which they happened, numbered from 1. */
export function inOrder(told: readonly Told[]): ActEvent[] {
  return told
    .map((event, place) => ({ event, place }))
    .sort((a, b) => a.event.at - b.event.at || a.place - b.place)
    .map(({ event }, index) => ({ ...event, seq: index + 1 }));
}

/** How one attendant differs from the others: what multiplies each rate. */
type Manner = {
  readonly walk: number;
  readonly hold: number;
  readonly undo: number;
  readonly hand: number;
  readonly denied: number;
};

class Scribe {
  readonly #told: Told[] = [];
  readonly #trace: Trace;
  readonly #honest: Honest;
  readonly #random: Random;
  readonly #people: Random;
  readonly #origin: number;
  readonly #date: string;
  readonly #manners = new Map<number, Manner>();
  readonly #lastIssue: number[];
  readonly #started = new Map<string, { readonly called: number; readonly at: number }>();
  #ordinal = 0;
  #now = 0;

  constructor(trace: Trace, honest: Honest, { origin, date }: { readonly origin: number; readonly date: string }) {
    this.#trace = trace;
    this.#honest = honest;
    this.#random = honest.random;
    this.#people = honest.people;
    this.#origin = origin;
    this.#date = date;
    // One kiosk for each sixty tickets of an hour.
    const perHour = (60 * trace.tickets.length) / trace.day.open_min;
    this.#lastIssue = Array.from({ length: Math.max(1, Math.ceil(perHour / 40)) }, () => Number.NEGATIVE_INFINITY);
    const services = trace.day.services;
    this.#tell('dayOpened', 0, {
      date,
      closesAt: null,
      minAttentionSeconds: Object.fromEntries(services.map(({ id }) => [serviceId(id), honest.minAttention])),
      usualSeconds: Object.fromEntries(services.map(({ id, mean }) => [serviceId(id), Math.round(mean * 60)])),
      formulas: 2,
      answersApart: true,
    });
    for (const { id } of trace.day.counters) this.#manners.set(id, this.#manner());
  }

  before(house: House): House {
    return {
      idleOrder: house.idleOrder,
      at: (now) => {
        this.#now = millis(now);
        house.at(now);
      },
      issue: (ticket) => {
        const visit = house.issue(ticket);
        this.#issue(visit, ticket);
        return visit;
      },
      giveUp: (visit) => {
        house.giveUp(visit);
        const own = this.#random() < this.#honest.leavesByOwnToken;
        this.#tell(
          'visitLeft',
          this.#now,
          { visitId: visit, by: own ? 'ownToken' : 'other' },
          own ? 'visit' : this.#somebody(),
        );
      },
      call: (desk) => {
        const visit = house.call(desk);
        if (visit !== null) this.#call(desk, visit, this.#now, this.#random() < HONEST.byHand * this.#of(desk).hand);
        return visit;
      },
      start: (desk, visit) => {
        house.start(desk, visit);
        this.#start(desk, visit);
      },
      noShow: (desk, visit) => {
        house.noShow(desk, visit);
        this.#tell(
          'noShowRecorded',
          this.#now,
          { visitId: visit, counterId: counterId(desk.index), calls: 3 },
          attendantId(desk.index),
        );
      },
      transfer: (desk, visit, service) => {
        house.transfer(desk, visit, service);
        this.#attended(desk, visit, () =>
          this.#tell(
            'visitTransferred',
            this.#now,
            { visitId: visit, serviceId: serviceId(service), counterId: null, stage: 2 },
            attendantId(desk.index),
          ),
        );
      },
      finish: (desk, visit, service) => {
        house.finish(desk, visit, service);
        this.#attended(desk, visit, () => this.#finish(desk, visit, service));
      },
      turned: (desk) => house.turned(desk),
    };
  }

  finished(): readonly Told[] {
    const last = this.#told.reduce((most, { at }) => Math.max(most, at), 0) - this.#origin;
    this.#tell('dayClosed', last + SECOND, { date: this.#date });
    if (this.#random() < HONEST.smallClockStep)
      this.#tell('clockSetBack', 60 * SECOND, { observed: this.#origin, kept: this.#origin + 3 * SECOND });
    return this.#told;
  }

  #issue(visitId: string, ticket: TraceTicket): void {
    this.#ordinal += 1;
    const kiosk = this.#lastIssue.indexOf(Math.min(...this.#lastIssue));
    this.#lastIssue[kiosk] = this.#now;
    const limitMs = millis(this.#trace.day.services.find(({ id }) => id === ticket.svc)?.target ?? 25);
    this.#tell(
      'ticketIssued',
      this.#now,
      {
        visitId,
        series: 'A',
        number: this.#ordinal,
        ordinal: this.#ordinal,
        serviceId: serviceId(ticket.svc),
        limitMs,
        class: ticket.pref === 1 ? 'preferential' : 'general',
        channel: 'inPerson',
        bookedFor: null,
        estimatedTime: false,
      },
      `kiosk-${kiosk}`,
      `kiosk-${kiosk}`,
    );
    if (this.#random() < HONEST.testTicket / Math.max(1, this.#trace.tickets.length))
      this.#tell(
        'visitExcluded',
        this.#now + 30 * SECOND,
        { visitId, code: 'testTicket', act: null, askedBy: 'manager', approvedBy: 'other' },
        'other',
      );
  }

  #call(desk: Desk, visitId: string, at: number, byHand: boolean): void {
    const attendant = attendantId(desk.index);
    const why = byHand ? { mode: 'specific' } : { mode: 'next' };
    this.#tell(
      'visitCalled',
      at,
      { visitId, counterId: counterId(desk.index), attendantId: attendant, why, passed: [] },
      attendant,
    );
    if (this.#random() >= HONEST.missedByBoard)
      this.#tell(
        'callsAnnounced',
        at + SECOND,
        { deviceId: BOARD, calls: [{ visitId, calledAt: this.#origin + at }] },
        BOARD,
        BOARD,
      );
  }

  #start(desk: Desk, visitId: string): void {
    const walk = Math.min(28 * SECOND, HONEST.walkMs * this.#of(desk).walk * Math.exp(0.6 * this.#normal()));
    const slow = this.#random() < HONEST.slowWalk;
    let at = this.#now + Math.round(slow ? 30 * SECOND + 170 * SECOND * this.#random() : walk);
    const attendant = attendantId(desk.index);
    const payload = { visitId, counterId: counterId(desk.index), attendantId: attendant };
    if (this.#random() < HONEST.undoneStart * this.#of(desk).undo) {
      this.#tell('attentionStarted', this.#now + 2 * SECOND, payload, attendant);
      this.#tell('startUndone', this.#now + 6 * SECOND, payload, attendant);
      at = Math.max(at, this.#now + 10 * SECOND);
    }
    this.#started.set(visitId, { called: this.#now, at });
  }

  /** The attention that ends now: who walked slowly began late, and a few set theirs aside in the middle of it. */
  #attended(desk: Desk, visitId: string, end: () => void): void {
    const { called, at: began } = must(this.#started.get(visitId), 'the attention began');
    const from = Math.max(called, Math.min(began, this.#now - SECOND));
    const attendant = attendantId(desk.index);
    const counter = { visitId, counterId: counterId(desk.index), attendantId: attendant };
    this.#tell('attentionStarted', from, counter, attendant);
    const long = this.#now - from > 240 * SECOND;
    if (long && this.#random() < HONEST.hold * this.#of(desk).hold) {
      const by = this.#random() < HONEST.holdOfPerson ? 'citizen' : 'staff';
      const at = from + (this.#now - from) / 3;
      this.#tell('visitHeld', at, { ...counter, by, reason: { code: 'form', note: null } }, attendant);
      if (by === 'citizen' && this.#random() < HONEST.confirmed)
        this.#tell('holdConfirmed', at + 20 * SECOND, { visitId, how: 'phone' }, 'visit');
      this.#tell('visitReturned', at + 60 * SECOND, { visitId }, attendant);
      this.#call(desk, visitId, at + 61 * SECOND, false);
      this.#tell('attentionStarted', at + 75 * SECOND, counter, attendant);
    }
    end();
  }

  #finish(desk: Desk, visitId: string, service: number): void {
    const attendant = attendantId(desk.index);
    const counter = { visitId, counterId: counterId(desk.index), attendantId: attendant };
    const draw = this.#random();
    const outcome = draw < HONEST.resolved ? 'resolved' : 'referred';
    const payload = { ...counter, outcome, servicesGiven: [serviceId(service)], note: null };
    this.#tell('attentionFinished', this.#now, payload, attendant);
    if (this.#random() < HONEST.undoneEnd * this.#of(desk).undo) {
      this.#tell('endUndone', this.#now + 3 * SECOND, { ...counter, undoes: 'attentionFinished' }, attendant);
      this.#tell('attentionFinished', this.#now + 10 * SECOND, payload, attendant);
    }
    if (this.#random() < HONEST.answers) {
      const denied = this.#random() < HONEST.denied * this.#of(desk).denied;
      this.#answer(visitId, this.#now + (15 + 500 * this.#random()) * SECOND, denied ? 'no' : 'yes', null);
    }
    if (this.#random() < HONEST.anonymous)
      this.#answer(
        null,
        this.#now + 60 * SECOND,
        'yes',
        `kiosk-${Math.floor(this.#random() * this.#lastIssue.length)}`,
      );
    if (this.#random() < HONEST.withoutTicket)
      this.#tell(
        'attendedWithoutTicket',
        this.#now + 12 * SECOND,
        {
          walkId: `w${visitId}`,
          counterId: counterId(desk.index),
          attendantId: attendant,
          serviceId: serviceId(service),
        },
        attendant,
      );
  }

  #answer(visitId: string | null, at: number, resolved: 'yes' | 'no', device: string | null): void {
    const grade = resolved === 'yes' ? 6 : 3;
    this.#tell(
      'surveyAnswered',
      at,
      {
        surveyId: `s${at}`,
        visitId,
        global: grade,
        resolved,
        treatment: grade,
        wait: grade,
        text: null,
        counted: true,
      },
      device ?? 'visit',
      device,
    );
  }

  #tell(
    type: string,
    at: number,
    payload: Readonly<Record<string, unknown>>,
    actor = 'system',
    device: string | null = null,
  ): void {
    this.#told.push({ type, at: this.#origin + Math.round(at), businessDate: this.#date, payload, actor, device });
  }

  #somebody(): string {
    return attendantId(Math.floor(this.#random() * this.#trace.day.counters.length));
  }

  #of(desk: Desk): Manner {
    return must(this.#manners.get(desk.index), 'every counter has somebody');
  }

  /** Lognormal around 1, the same for an attendant on every day. */
  #manner(): Manner {
    const own = (spread: number): number =>
      Math.exp(spread * Math.sqrt(-2 * Math.log(1 - this.#people())) * Math.cos(2 * Math.PI * this.#people()));
    return { walk: own(0.2), hold: own(0.4), undo: own(0.4), hand: own(0.4), denied: own(0.3) };
  }

  #normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.#random())) * Math.cos(2 * Math.PI * this.#random());
  }
}
