import fc from 'fast-check';
import type { AnyEvent } from '../../shared/domain/figures/v2/events.ts';
import { DATE, OPENING } from './waitHistories.ts';

/** One act of one of the people of a branch; who and what it can be about is found when its turn comes. */
const act = fc.record({
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('issue', 'call', 'call', 'start', 'start', 'finish') },
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        'hold',
        'pause',
        'confirm',
        'comeBack',
        'transfer',
        'undo',
        'release',
        'noShow',
        'undoEnd',
      ),
    },
    { weight: 4, arbitrary: fc.constantFrom('again', 'offline', 'book', 'several', 'leave', 'direct', 'paper') },
    { weight: 1, arbitrary: fc.constantFrom('recall', 'remove', 'door', 'exclude') },
  ),
  /** Since the act before, ms: short ones about the minimum of an attention, long ones about the limits. */
  after: fc.oneof(
    fc.constantFrom(0, 1_000, 59_999, 60_000, 60_001, 600_000, 1_500_000, 1_500_001, 3_600_000),
    fc.integer({ min: 0, max: 900_000 }),
  ),
  who: fc.nat(30),
  what: fc.nat(11),
  far: fc.integer({ min: -3_000_000, max: 3_000_000 }),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const settings = fc.record({
  limitsMs: fc.record({ pension: fc.constant(1_500_000), housing: fc.constantFrom(600_000, 1_500_000, 3_600_000) }),
  minAttentionSeconds: fc.record({ pension: fc.constantFrom(30, 60), housing: fc.constantFrom(60, 120) }),
  usualSeconds: fc.record({ pension: fc.constantFrom(120, 600), housing: fc.constantFrom(300, 900) }),
  leadMinutes: fc.constantFrom(60, 120),
  opensAt: fc.constantFrom(null, OPENING),
  closesAt: fc.oneof(
    fc.constant(null),
    fc.integer({ min: 20, max: 300 }).map((minutes) => OPENING + minutes * 60_000),
  ),
});

/** A day at random: the acts of citizens, attendants, a manager and kiosks, in an order in which they can be. */
export type RandomDay = { readonly events: readonly AnyEvent[]; readonly now: number | null };

export const randomDays: fc.Arbitrary<RandomDay> = fc
  .record({
    settings,
    acts: fc.array(act, { minLength: 1, maxLength: 80, size: 'max' }),
    closed: fc.boolean(),
    late: fc.nat(30),
    far: fc.nat(7_200_000),
  })
  .map(({ settings: opened, acts, closed, late, far }) => {
    const branch = new RandomBranch(opened);
    for (const next of acts) branch.take(next);
    const end = branch.now + far;
    if (closed) branch.close(end, late);
    return { events: branch.events, now: closed ? null : end };
  });

type State = 'waiting' | 'called' | 'attending' | 'held' | 'over';
type Person = {
  readonly visitId: string;
  readonly services: readonly string[];
  state: State;
  left: number;
  endedBy: string;
  /** A finish or no-show that nothing came after: what may be taken back. */
  slip: { readonly undoes: string; readonly state: State; readonly left: number } | null;
};

const SERVICES = ['pension', 'housing', 'other'] as const;

class RandomBranch {
  readonly events: AnyEvent[] = [];
  now = OPENING;
  readonly #people: Person[] = [];
  #closed = false;

  constructor(opened: Readonly<Record<string, unknown>>) {
    this.#tell('dayOpened', { date: DATE, ...opened });
  }

  take({ kind, after, who, what, far }: Act): void {
    this.now += after;
    const service = SERVICES[what % SERVICES.length] ?? 'pension';
    const one = (...states: readonly State[]) => {
      const fit = this.#people.filter(({ state }) => states.includes(state));
      return fit[who % Math.max(1, fit.length)];
    };
    switch (kind) {
      case 'issue':
        this.#issue(service, what, {});
        return;
      case 'several':
        this.#issue(service, what, {
          services: [service, ...SERVICES.filter((other) => other !== service).slice(0, 1 + (what % 2))],
        });
        return;
      case 'book':
        this.#issue(service, what, {
          channel: 'appointment',
          bookedFor: this.now + Math.round(far / 4),
          booking: { recordedAt: this.now - Math.abs(far) * 4, madeAt: what % 3 === 0 ? this.now - 9_000_000 : null },
        });
        return;
      case 'offline':
        this.#offline(service, what, far);
        return;
      case 'again': {
        const first = this.#people.filter(({ endedBy }) => ['noShow', 'remove', 'leave', 'finish'].includes(endedBy));
        const named = first[who % Math.max(1, first.length)];
        if (named) named.slip = null;
        this.#issue(service, what, { continues: named?.visitId ?? null });
        return;
      }
      case 'paper':
        this.#paper(service, what, far);
        return;
      case 'direct':
        this.#tell('attendedWithoutTicket', { serviceId: service });
        return;
      case 'exclude': {
        const visit = one('waiting', 'called', 'attending', 'held', 'over');
        const code = (['testTicket', 'duplicate', 'contingency'] as const)[what % 3];
        if (visit) visit.slip = null;
        if (visit) this.#tell('visitExcluded', { visitId: visit.visitId, code, act: what % 2 === 0 ? 'R-1' : null });
        return;
      }
      case 'call':
        this.#move(one('waiting', 'held'), 'visitCalled', 'called');
        return;
      case 'recall':
        this.#move(one('called'), 'visitRecalled', 'called');
        return;
      case 'start':
        this.#move(one('called'), 'attentionStarted', 'attending');
        return;
      case 'undo':
        this.#move(one('attending'), 'startUndone', 'called');
        return;
      case 'finish':
        this.#finish(one('attending'), what);
        return;
      case 'undoEnd': {
        const fit = this.#people.filter(({ slip }) => slip !== null);
        this.#undoEnd(fit[who % Math.max(1, fit.length)]);
        return;
      }
      case 'hold':
        this.#move(one('called', 'attending'), 'visitHeld', 'held', { by: what % 3 === 0 ? 'staff' : 'citizen' });
        return;
      case 'pause':
        this.#move(one('waiting'), 'pauseTaken', 'held');
        return;
      case 'confirm': {
        const visit = one('held', 'waiting', 'called');
        if (visit) this.#tell('holdConfirmed', { visitId: visit.visitId, how: 'phone' });
        return;
      }
      case 'comeBack':
        this.#move(one('held'), 'visitReturned', 'waiting');
        return;
      case 'transfer':
        this.#move(one('called', 'attending', 'held'), 'visitTransferred', 'waiting', { serviceId: service });
        return;
      case 'release':
        this.#move(one('attending', 'called'), 'counterReleased', 'waiting');
        return;
      case 'noShow':
        this.#end(one('called'), 'noShowRecorded', kind);
        return;
      case 'leave':
        this.#end(one('waiting', 'held', 'called'), 'visitLeft', kind, { by: what % 2 === 0 ? 'ownToken' : 'other' });
        return;
      case 'remove':
        this.#end(one('waiting', 'held', 'called', 'attending'), 'visitRemoved', kind);
        return;
      case 'door':
        this.#end(one('waiting', 'held'), 'closedAtDoor', kind);
        return;
    }
  }

  /** Closes the day, and delivers afterwards what a kiosk had kept. */
  close(at: number, late: number): void {
    this.now = at;
    for (const visit of this.#people) this.#end(visit.state === 'over' ? undefined : visit, 'visitExpired', 'expire');
    this.#tell('dayClosed', { date: DATE });
    this.#closed = true;
    for (let count = 0; count < late % 3; count += 1) {
      this.now += 1_000;
      this.#offline('pension', late, -60_000 * late);
      if (late % 2 === 0) this.#end(this.#people.at(-1), 'visitExpired', 'expire');
    }
  }

  #offline(service: string, what: number, far: number): void {
    const deviceId = what % 2 === 0 ? 'k1' : 'k2';
    const at = this.now - Math.abs(far);
    const uncertain = {
      recordedAt: this.now,
      monotonicMs: what % 4 === 0 ? Math.round(Math.abs(far) / 2) : null,
      blockGrantedAt: what % 5 === 0 ? null : OPENING - 600_000 + what * 100_000,
    };
    this.#issue(
      service,
      what,
      { deviceId, uncertain: what % 6 === 5 ? null : uncertain },
      what % 6 === 5 ? at : at + far / 2,
    );
  }

  /** A paper of a roll that two people enter, of some time before. */
  #paper(serviceId: string, what: number, far: number): void {
    const ordinal = this.#people.length + 1;
    const visitId = `v${ordinal}`;
    const takenAt = this.now - Math.abs(far);
    const outcome = (['resolved', 'resolved', 'noShow', 'left'] as const)[what % 4];
    const calledAt = outcome === 'left' ? null : takenAt + Math.round(Math.abs(far) / 2);
    const startedAt = outcome === 'resolved' ? calledAt : null;
    this.#people.push({ visitId, services: [serviceId], state: 'over', left: 0, endedBy: 'paper', slip: null });
    const hours = { takenAt, calledAt, startedAt, endedAt: this.now, outcome };
    const ticket = { ordinal, serviceId, limitMs: 1_200_000, class: 'general', channel: 'inPerson' };
    this.#tell('rollVisitEntered', { visitId, series: 'ROLLO', number: ordinal, ...ticket, ...hours });
    if (what % 3 === 0) this.#tell('rollEntered', { spoiled: [what] });
  }

  #issue(serviceId: string, what: number, over: Readonly<Record<string, unknown>>, at = this.now): void {
    const ordinal = this.#people.length + 1;
    const visitId = `v${ordinal}`;
    const services = Array.isArray(over.services) ? over.services.map(String) : [serviceId];
    this.#people.push({ visitId, services, state: 'waiting', left: services.length, endedBy: '', slip: null });
    this.#tell(
      'ticketIssued',
      {
        visitId,
        ordinal,
        serviceId,
        limitMs: 1_200_000,
        class: what % 4 === 0 ? 'preferential' : 'general',
        channel: what % 5 === 0 ? 'mobileUnit' : 'inPerson',
        bookedFor: null,
        deviceId: what % 3 === 0 ? 'k1' : null,
        ...over,
      },
      Math.round(at),
    );
  }

  /** Gives the service that the visit is at, and sometimes everything that is left. */
  #finish(visit: Person | undefined, what: number): void {
    if (visit === undefined) return;
    const all = what % 4 === 0;
    visit.slip = { undoes: 'attentionFinished', state: visit.state, left: visit.left };
    this.#tell('attentionFinished', { visitId: visit.visitId, servicesGiven: all ? visit.services : [] });
    visit.left = all ? 0 : visit.left - 1;
    if (visit.left > 0) {
      visit.state = 'waiting';
      return;
    }
    visit.state = 'over';
    visit.endedBy = 'finish';
  }

  #move(visit: Person | undefined, type: string, to: State, more: Readonly<Record<string, unknown>> = {}): void {
    if (visit === undefined || this.#closed) return;
    this.#tell(type, { visitId: visit.visitId, ...more });
    visit.state = to;
    visit.slip = null;
  }

  #undoEnd(visit: Person | undefined): void {
    if (visit?.slip == null || this.#closed) return;
    const { undoes, state, left } = visit.slip;
    this.#tell('endUndone', { visitId: visit.visitId, undoes, attendantId: 'a1' });
    Object.assign(visit, { state, left, endedBy: '', slip: null });
  }

  #end(visit: Person | undefined, type: string, endedBy: string, more: Readonly<Record<string, unknown>> = {}): void {
    if (visit === undefined) return;
    this.#tell(type, { visitId: visit.visitId, ...more });
    visit.slip = type === 'noShowRecorded' ? { undoes: type, state: visit.state, left: visit.left } : null;
    visit.state = 'over';
    visit.endedBy = endedBy;
  }

  #tell(type: string, payload: unknown, at = this.now): void {
    this.events.push({ type, at, businessDate: DATE, payload });
  }
}
