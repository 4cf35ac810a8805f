import type { Choice, Policy, PolicyParams, WaitingTicket } from '../domain/dispatch/policy.ts';
import { arrivalWait } from '../domain/dispatch/view.ts';
import type { CounterId, Instant, Millis, ServiceId, VisitId } from '../domain/ids.ts';

/** The rule of a branch and what it knows of its services. */
export type Rule = {
  readonly policy: Policy;
  readonly params: PolicyParams;
  readonly services: readonly ServiceId[];
  readonly limitMs: Readonly<Record<ServiceId, Millis>>;
  readonly usualSeconds: Readonly<Record<ServiceId, number>>;
};

/** A counter as a rule sees it. */
export type Caller = { readonly id: CounterId; readonly skills: ReadonlySet<ServiceId>; readonly quick: boolean };

/** What a waiting room begins with: who waits already, and what has happened that day. */
export type Begun = {
  readonly waiting: readonly WaitingTicket[];
  readonly entries: readonly Instant[];
  readonly preferentialRun: number;
  /** Tickets that only one counter may call. */
  readonly sentTo: ReadonlyMap<VisitId, CounterId>;
};

/** Nobody has come yet. */
const EMPTY: Begun = { waiting: [], entries: [], preferentialRun: 0, sentTo: new Map() };

/** Who waits, in memory, and whom the rule chooses of them. Instants in whole milliseconds. */
export class WaitingRoom {
  readonly #rule: Rule;
  readonly #sentTo: ReadonlyMap<VisitId, CounterId>;
  readonly #waiting: Map<VisitId, WaitingTicket>;
  readonly #entries: Instant[];
  #inStage1 = 0;
  #preferentialRun: number;

  constructor(rule: Rule, begun: Begun = EMPTY) {
    this.#rule = rule;
    this.#sentTo = begun.sentTo;
    this.#waiting = new Map(begun.waiting.map((ticket) => [ticket.id, ticket]));
    this.#entries = [...begun.entries];
    this.#preferentialRun = begun.preferentialRun;
    for (const { stage } of begun.waiting) if (stage === 1) this.#inStage1 += 1;
  }

  /** As a forecast may begin from it. */
  now(): Begun {
    return {
      waiting: [...this.#waiting.values()],
      entries: [...this.#entries],
      preferentialRun: this.#preferentialRun,
      sentTo: this.#sentTo,
    };
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** Somebody waits from now on; in stage 1 a ticket was issued. */
  enter(ticket: WaitingTicket): void {
    this.#waiting.set(ticket.id, ticket);
    if (ticket.stage === 2) return;
    this.#inStage1 += 1;
    this.#entries.push(ticket.enteredAt);
  }

  /** Somebody waits no more. */
  leave(id: VisitId): void {
    if (this.#waiting.get(id)?.stage === 1) this.#inStage1 -= 1;
    this.#waiting.delete(id);
  }

  /** Whoever a counter may call, in the order in which they began to wait. */
  callableBy(counter: Caller): WaitingTicket[] {
    const callable: WaitingTicket[] = [];
    for (const ticket of this.#waiting.values()) {
      const sentTo = this.#sentTo.size === 0 ? undefined : this.#sentTo.get(ticket.id);
      if (sentTo === undefined ? counter.skills.has(ticket.serviceId) : sentTo === counter.id) callable.push(ticket);
    }
    return callable;
  }

  /** Whom the rule would have a counter call of those whom it may; null when there is none. */
  choose(counter: Caller, callable: readonly WaitingTicket[], now: Instant): Choice | null {
    if (callable.length === 0) return null;
    const { policy, params, services, limitMs, usualSeconds } = this.#rule;
    return policy.choose(
      {
        now,
        counterId: counter.id,
        quick: counter.quick,
        callable,
        arrivalWaitMs: arrivalWait(this.#entries, this.#inStage1, now),
        services,
        limitMs,
        usualSeconds,
        preferentialRun: this.#preferentialRun,
      },
      params,
    );
  }

  /** Somebody is called, past those of the same line who came before. */
  call(called: WaitingTicket, passed: readonly VisitId[] = []): void {
    this.leave(called.id);
    for (const id of passed) {
      const ticket = this.#waiting.get(id);
      if (ticket !== undefined) this.#waiting.set(id, { ...ticket, passed: ticket.passed + 1 });
    }
    this.#preferentialRun = called.preferential ? this.#preferentialRun + 1 : 0;
  }
}
