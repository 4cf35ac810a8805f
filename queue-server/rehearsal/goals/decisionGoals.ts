import type { DispatchView, WaitingTicket } from '@turno25/shared/domain/dispatch/policy.ts';
import { r25 } from '@turno25/shared/domain/dispatch/r25.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import { stopwatch } from '@turno25/shared/time/clock.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { ruleNamed, syntheticDay } from './cells.ts';
import { exact, type GoalRow } from './goals.ts';

/** G12: the time of a decision, and the same calls from the same day twice. */
export function decisionGoals(days: number, seed: number): GoalRow[] {
  const rounds = 40;
  const views = queueOf200(seed);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const view of views) {
      const elapsed = stopwatch();
      r25.choose(view, r25.defaults);
      times.push(elapsed());
    }
  }
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? null;
  let changed = 0;
  for (let index = 0; index < days; index += 1) {
    const trace = syntheticDay('B', 0.98, index, seed);
    const again = syntheticDay('B', 0.98, index, seed);
    const calls = JSON.stringify(simulate(trace, ruleNamed('r25-k1')).calls);
    if (calls !== JSON.stringify(simulate(again, ruleNamed('r25-k1')).calls)) changed += 1;
  }
  return [
    {
      goal: 'G12',
      what: 'time of a decision, 200 waiting and 25 counters, p99, ms',
      n: times.length,
      unit: 'decisions',
      value: p99,
      interval: null,
      bound: '≤',
      target: 1,
      note: `median ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(3)}`,
    },
    exact('G12', 'days whose calls differ when played again', days, 'days', changed),
  ];
}

/** One queue of 200 as 25 counters of different skills see it. */
function queueOf200(seed: number): DispatchView[] {
  const random = seededRandom(seed);
  const services = Array.from({ length: 30 }, (_, index) => `s${index}`);
  const waiting = Array.from({ length: 200 }, (_, index): WaitingTicket => {
    const enteredAt = Math.floor(random() * 90 * MINUTE);
    return {
      id: `v${index}`,
      ordinal: index,
      serviceId: services[Math.floor(random() * services.length)] ?? 's0',
      preferential: random() < 0.15,
      stage: random() < 0.06 ? 2 : 1,
      enteredAt,
      arrivedAt: enteredAt,
      bookedFor: null,
      passed: 0,
    };
  });
  return Array.from({ length: 25 }, (_, counter) => {
    const skills = new Set(services.filter(() => random() < 0.6));
    return {
      now: 90 * MINUTE,
      counterId: String(counter),
      quick: false,
      callable: waiting.filter((ticket) => skills.has(ticket.serviceId)),
      arrivalWaitMs: 40 * MINUTE,
      services,
      limitMs: Object.fromEntries(services.map((service) => [service, 25 * MINUTE])),
      usualSeconds: Object.fromEntries(services.map((service, index) => [service, 240 + 20 * index])),
      preferentialRun: 0,
    };
  });
}
