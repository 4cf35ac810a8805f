import type { Service } from '@turno25/shared/domain/branch/config.ts';
import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import type { Actor, Command } from '@turno25/shared/domain/ledger/commands.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { Outcome as VisitOutcome } from '@turno25/shared/domain/visit/visit.ts';
import type { Random } from '@turno25/shared/time/random.ts';
import type { Branch } from '../branch.ts';
import type { Outcome } from '../engine/submission.ts';
import { direct } from '../verbs/direct.ts';

/** Attention is shorter than usual, so that a newcomer sees calls every few seconds. */
const PACE = 0.45;
/** More work than the counters can do: a queue builds, as on a bad morning, and some people wait too long. */
const LOAD = 1.22;
const PREFERENTIAL_SHARE = 0.15;
const NO_SHOW_SHARE = 0.06;
const SURVEY_SHARE = 0.45;
const TRANSFER_SHARE = 0.05;

/** Something that happens at an instant and says when it happens next (null: never again). */
type Happening = { at: number; readonly run: (now: number) => Promise<number | null> };

/**
 * Simulated citizens and attendants for the demonstration. They do what people do, through the same engine: take
 * tickets, wait, come or not come, are attended, answer the survey. Everything random comes from one seed.
 */
export class Crowd {
  readonly #branch: Branch;
  readonly #random: Random;
  readonly #kiosk: Actor;
  readonly #services: readonly Service[];
  readonly #happenings: Happening[] = [];
  /** In the past that never was, each command is committed at once; live, the engine takes its own time. */
  #atOnce = true;

  readonly #load: number;
  #arriving = true;

  constructor(branch: Branch, random: Random, kioskId: string, load: number = LOAD) {
    this.#branch = branch;
    this.#random = random;
    this.#load = load;
    this.#kiosk = { kind: 'device', id: kioskId, role: 'kiosk' };
    this.#services = must(branch.engine.state().config, 'the branch is configured').config.services;
  }

  /** People come, and these attendants work these counters, from an instant on. */
  begin(from: number, staff: readonly { readonly counterId: string; readonly staffId: string }[]): void {
    for (const [index, { counterId, staffId }] of staff.entries()) {
      const actor: Actor = { kind: 'staff', id: staffId, role: 'attendant' };
      this.#happenings.push({ at: from + index * 5 * SECOND, run: (now) => this.#openAndWork(actor, counterId, now) });
    }
    const capacity = staff.length / (this.#meanAttention() / MINUTE);
    const gap = MINUTE / (capacity * this.#load);
    this.#happenings.push({ at: from + 10 * SECOND, run: () => this.#arrive(gap) });
  }

  /** Something more that happens once, at an instant. */
  plan(at: number, run: () => Promise<unknown>): void {
    this.#happenings.push({ at, run: () => run().then(() => null) });
  }

  /** What a person does at the kiosk. */
  atKiosk(command: Command): Promise<Outcome> {
    return this.#send(this.#kiosk, command);
  }

  /** When something happens next. */
  nextAt(): number {
    return Math.min(...this.#happenings.map((happening) => happening.at));
  }

  goLive(): void {
    this.#atOnce = false;
  }

  /** Nobody comes any more; those who are here are still attended. */
  stopArrivals(): void {
    this.#arriving = false;
  }

  /** An attendant goes home: the counter closes unless somebody is at it. */
  async leave(counterId: string, staffId: string): Promise<void> {
    await this.#send({ kind: 'staff', id: staffId, role: 'attendant' }, { type: 'closeCounter', counterId });
  }

  /** Runs everything that is due. */
  async step(now: number): Promise<void> {
    const due = this.#happenings.filter((happening) => happening.at <= now).sort((a, b) => a.at - b.at);
    for (const happening of due) {
      const next = await happening.run(now);
      if (next === null) this.#happenings.splice(this.#happenings.indexOf(happening), 1);
      else happening.at = next;
    }
  }

  async #arrive(gap: number): Promise<number | null> {
    if (!this.#arriving) return null;
    const service = this.#pickService();
    const command: Command = {
      type: 'issueTicket',
      serviceId: service.id,
      class: this.#random() < PREFERENTIAL_SHARE ? 'preferential' : 'general',
      channel: 'inPerson',
      bookedFor: null,
      language: 'es-CL',
      identity: null,
      personKeys: [],
    };
    const now = this.#branch.engine.now();
    await this.#send(this.#kiosk, command);
    return now - Math.log(1 - this.#random()) * gap;
  }

  async #openAndWork(actor: Actor, counterId: string, now: number): Promise<number | null> {
    await this.#send(actor, { type: 'openCounter', counterId });
    this.#happenings.push({ at: now + 3 * SECOND, run: (at) => this.#work(actor, counterId, at) });
    return null;
  }

  /** One step of an attendant: whatever the counter's state asks for. A step that the engine refuses is tried again later. */
  async #work(actor: Actor, counterId: string, now: number): Promise<number> {
    const counter = this.#branch.engine.state().counters.get(counterId);
    if (counter === undefined || counter.status === 'closed') {
      await this.#send(actor, { type: 'openCounter', counterId });
      return now + 30 * SECOND;
    }
    if (counter.attendantId !== actor.id || counter.status === 'paused') return now + 30 * SECOND;
    if (counter.work.kind === 'idle') {
      const called = await this.#send(actor, { type: 'callNext', counterId });
      return now + (called.kind === 'done' ? this.#between(8, 30) : 5) * SECOND;
    }
    const visit = must(this.#branch.engine.state().open.get(counter.work.visitId), 'a counter’s visit is open');
    if (visit.status === 'called') {
      if (visit.calls.length === 1 && this.#random() < NO_SHOW_SHARE) {
        await this.#send(actor, { type: 'recall', counterId });
        return now + 25 * SECOND;
      }
      if (visit.calls.length > 1) {
        const done = await this.#send(actor, { type: 'recordNoShow', counterId });
        if (done.kind === 'refused') await this.#send(actor, { type: 'recall', counterId });
        return now + 20 * SECOND;
      }
      await this.#send(actor, { type: 'startAttention', counterId });
      return now + this.#attention(visit.place.serviceId);
    }
    if (visit.status === 'attending' && visit.place.stage === 1 && this.#random() < TRANSFER_SHARE) {
      const to = this.#pickService();
      await this.#send(actor, {
        type: 'transferVisit',
        counterId,
        to: { serviceId: to.id },
        reason: { code: 'nextStep', note: null },
      });
      return now + 10 * SECOND;
    }
    await this.#send(actor, {
      type: 'finishAttention',
      counterId,
      outcome: this.#outcome(),
      servicesGiven: [visit.place.serviceId],
      note: null,
    });
    if (this.#random() < SURVEY_SHARE) {
      this.#happenings.push({ at: now + this.#between(20, 90) * SECOND, run: () => this.#rate(visit.id) });
    }
    return now + this.#between(4, 15) * SECOND;
  }

  async #rate(visitId: string): Promise<null> {
    const mood = this.#random();
    const grade = (): number =>
      Math.max(1, Math.min(7, Math.round(7 - mood * mood * 6 + (this.#random() - 0.5) * 1.6)));
    await this.#send(
      { kind: 'citizen', id: `visit:${visitId}`, role: 'citizen' },
      {
        type: 'answerSurvey',
        visitId,
        global: grade(),
        resolved: mood < 0.75 ? 'yes' : mood < 0.9 ? 'partly' : 'no',
        treatment: grade(),
        wait: grade(),
        text: null,
      },
    );
    return null;
  }

  async #send(actor: Actor, command: Command): Promise<Outcome> {
    const caller = { actor, deviceId: actor.kind === 'device' ? actor.id : null };
    const sent = this.#branch.submit(caller, direct(command));
    if (this.#atOnce) this.#branch.engine.drain();
    const outcome = await sent;
    if (outcome.kind === 'failed') throw outcome.error;
    return outcome;
  }

  /** The frequent services come four times as often as the others. */
  #pickService(): Service {
    const weights = this.#services.map((service) => (service.frequent ? 4 : 1));
    let draw = this.#random() * weights.reduce((sum, weight) => sum + weight, 0);
    const index = weights.findIndex((weight) => {
      draw -= weight;
      return draw < 0;
    });
    return must(this.#services[Math.max(0, index)], 'there are services');
  }

  #meanAttention(): number {
    const weights = this.#services.map((service) => (service.frequent ? 4 : 1));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const minutes =
      this.#services.reduce((sum, service, index) => sum + service.expectedMinutes * (weights[index] ?? 0), 0) / total;
    return minutes * PACE * MINUTE + 40 * SECOND;
  }

  /** Lognormal with a coefficient of variation of about 0.7, cut at an hour. */
  #attention(serviceId: string): number {
    const expected = this.#services.find((service) => service.id === serviceId)?.expectedMinutes ?? 5;
    const sigma = 0.63;
    const normal = Math.sqrt(-2 * Math.log(1 - this.#random())) * Math.cos(2 * Math.PI * this.#random());
    return Math.min(60 * MINUTE, expected * PACE * MINUTE * Math.exp(sigma * normal - (sigma * sigma) / 2));
  }

  #between(low: number, high: number): number {
    return low + this.#random() * (high - low);
  }

  #outcome(): VisitOutcome {
    const draw = this.#random();
    if (draw < 0.78) return 'resolved';
    if (draw < 0.88) return 'partial';
    return draw < 0.95 ? 'referred' : 'unresolved';
  }
}
