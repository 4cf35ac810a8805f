import type { DispatchView, WaitingTicket } from '@turno25/shared/domain/dispatch/policy.ts';
import { findPolicy, policyNames } from '@turno25/shared/domain/dispatch/registry.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { type Measured, measured } from './measure.ts';

const WAITING = 2000;
const SERVICES = 32;
const ROUNDS = 200;

/** The next call among 2,000 waiting tickets, beside one pass over them. */
export function decisionBench(): Measured[] {
  const random = seededRandom(25);
  const serviceId = (index: number): string => `s${index}`;
  const callable: WaitingTicket[] = Array.from({ length: WAITING }, (_, index) => ({
    id: `visit-${index}`,
    ordinal: index + 1,
    serviceId: serviceId(Math.floor(random() * SERVICES)),
    preferential: random() < 0.15,
    stage: random() < 0.06 ? 2 : 1,
    enteredAt: index * 2000,
    passed: 0,
    bookedFor: null,
    arrivedAt: index * 2000,
  }));
  const ids = Array.from({ length: SERVICES }, (_, index) => serviceId(index));
  const view: DispatchView = {
    now: WAITING * 2000,
    counterId: 'c1',
    callable,
    arrivalWaitMs: 1_000_000,
    services: ids,
    limitMs: Object.fromEntries(ids.map((id) => [id, 1_500_000])),
    usualSeconds: Object.fromEntries(ids.map((id, index) => [id, 240 + index * 20])),
    preferentialRun: 0,
    quick: false,
  };
  const floor = time(() =>
    callable.reduce((oldest, ticket) => Math.min(oldest, ticket.enteredAt), Number.POSITIVE_INFINITY),
  );
  return policyNames().map((name) => {
    const policy = findPolicy(name);
    if (policy === null) throw new Error(`no policy ${name}`);
    return measured(
      `next call of ${WAITING} waiting, ${name}`,
      time(() => policy.choose(view, policy.defaults)),
      'ms',
      floor,
      'one pass over them',
    );
  });
}

function time(run: () => unknown): number {
  for (let round = 0; round < 20; round += 1) run();
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) run();
  return (performance.now() - start) / ROUNDS;
}
