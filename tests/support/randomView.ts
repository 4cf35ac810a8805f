import type { DispatchView, WaitingTicket } from '@turno25/shared/domain/dispatch/policy.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { testTicket, testView } from '@turno25/shared/testing/testTickets.ts';
import type { Random } from '@turno25/shared/time/random.ts';

const SERVICES = ['a', 'b', 'c', 'd'];

/** A queue of up to `most` tickets of every kind at minute 90, as a counter with all services would see it. */
export function randomView(random: Random, most: number): DispatchView {
  const now = 90 * MINUTE;
  const whole = (below: number): number => Math.floor(random() * below);
  const callable = Array.from({ length: 1 + whole(most) }, (_, index): WaitingTicket => {
    const arrivedAt = now - whole(60 * MINUTE);
    const booked = random() < 0.1;
    const enteredAt = booked ? Math.min(now, arrivedAt + whole(15 * MINUTE)) : arrivedAt;
    return testTicket({
      ordinal: index + 1,
      serviceId: SERVICES[whole(SERVICES.length)] ?? 'a',
      preferential: random() < 0.2,
      stage: random() < 0.1 ? 2 : 1,
      enteredAt,
      arrivedAt,
      bookedFor: booked ? enteredAt : null,
      passed: random() < 0.2 ? 1 : 0,
    });
  });
  return testView({
    now,
    callable,
    services: SERVICES,
    limitMs: { a: 25 * MINUTE, b: 25 * MINUTE, c: 15 * MINUTE, d: 40 * MINUTE },
    usualSeconds: { a: 540, b: 240, c: 300, d: 1080 },
    arrivalWaitMs: whole(45 * MINUTE),
    preferentialRun: whole(4),
    quick: random() < 0.5,
  });
}
