import type { DispatchView, Policy, PolicyParams, WaitingTicket } from '../domain/dispatch/policy.ts';
import { MINUTE, SECOND } from '../domain/ids.ts';

/** A general ticket of service `a` in its first stage that entered at instant 0, with what a test changes. */
export function testTicket(over: Partial<WaitingTicket> & { readonly ordinal: number }): WaitingTicket {
  const enteredAt = over.enteredAt ?? 0;
  return {
    id: `v${over.ordinal}`,
    serviceId: 'a',
    preferential: false,
    stage: 1,
    enteredAt,
    arrivedAt: enteredAt,
    bookedFor: null,
    passed: 0,
    ...over,
  };
}

/** A counter that gives services `a` and `b`: limit 25 min, usually 9 and 4 min. */
export function testView(over: Partial<DispatchView> & Pick<DispatchView, 'now' | 'callable'>): DispatchView {
  return {
    arrivalWaitMs: 0,
    services: ['a', 'b'],
    limitMs: { a: 25 * MINUTE, b: 25 * MINUTE },
    usualSeconds: { a: (9 * MINUTE) / SECOND, b: (4 * MINUTE) / SECOND },
    preferentialRun: 0,
    counterId: '1',
    quick: false,
    ...over,
  };
}

/** Calls one after another at the same instant until nobody waits, and gives the ids in that order. */
export function callingOrder(policy: Policy, view: DispatchView, params: PolicyParams = {}): string[] {
  const order: string[] = [];
  let callable = view.callable;
  while (callable.length > 0) {
    const choice = policy.choose({ ...view, callable }, { ...policy.defaults, ...params });
    if (choice === null) break;
    order.push(choice.best.ticket.id);
    callable = callable.filter((ticket) => ticket !== choice.best.ticket);
  }
  return order;
}
