import { sumOf } from '@turno25/shared/domain/figures/numbers.ts';
import type { Instant, Millis } from '@turno25/shared/domain/ids.ts';
import type { Knowledge } from '@turno25/shared/rehearsal/forecast/future.ts';
import { RiskWatch } from '@turno25/shared/rehearsal/forecast/risk.ts';
import { lateShares } from '@turno25/shared/rehearsal/forecast/waits.ts';
import type { PlayedVisit } from '@turno25/shared/rehearsal/recorded/played.ts';
import { simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import type { Trace } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import type { NamedPolicy } from '../namedPolicy.ts';

/** People of one or more days, by whether the manager was warned of them and whether their call came too late. */
export type AlertCounts = {
  readonly people: number;
  readonly late: number;
  readonly warned: number;
  readonly warnedAndLate: number;
  /** How long before the limit each late person's warning came. */
  readonly leads: readonly Millis[];
};

export type AlertOptions = {
  readonly policy: NamedPolicy;
  /** What is known when the ticket of that ordinal has just been issued. */
  readonly knowing: (ordinal: number, now: Instant) => Knowledge;
  /** Looks at the branch are at least this far apart. */
  readonly every: Millis;
  readonly seed: number;
};

/** Plays a day, looks at it from what was known at each instant alone, and tells whom the manager was warned of. */
export function alertsOfDay(trace: Trace, { policy, knowing, every, seed }: AlertOptions): AlertCounts {
  const warnedAt = new Map<number, number>();
  const watch = new RiskWatch();
  let lookedAt = Number.NEGATIVE_INFINITY;
  const day = simulate(trace, {
    ...policy,
    onIssue: (ordinal, present) => {
      const now = present();
      if (now.now - lookedAt < every) return;
      lookedAt = now.now;
      const knowledge = knowing(ordinal, now.now);
      const firstStage = now.waiting.filter(({ stage }) => stage === 1);
      const dueAt = new Map(
        firstStage.map((ticket) => [ticket.id, ticket.enteredAt + (knowledge.limitMs[ticket.serviceId] ?? 0)]),
      );
      const drawOf = (future: number) => seededRandom(seed + 7919 * ordinal + 104_729 * future);
      const lateness = { at: now.now, waiting: lateShares(now, knowledge, { drawOf, dueAt }) };
      for (const id of watch.look(lateness, dueAt)) if (!warnedAt.has(Number(id))) warnedAt.set(Number(id), now.now);
    },
  });
  // Who left before the limit proves nothing: nobody knows whether the call would have come in time.
  const people = day.visits.filter((visit) => waitedFor(visit) > visit.limitMs || visit.firstCallMs !== null);
  const late = people.filter((visit) => waitedFor(visit) > visit.limitMs);
  const caught = late.filter(({ ordinal }) => warnedAt.has(ordinal));
  return {
    people: people.length,
    late: late.length,
    warned: people.filter(({ ordinal }) => warnedAt.has(ordinal)).length,
    warnedAndLate: caught.length,
    leads: caught.map(({ ordinal, waitsFrom, limitMs }) => waitsFrom + limitMs - (warnedAt.get(ordinal) ?? 0)),
  };
}

/** A no-show's wait ends with its call, like everybody's: whether that came in time is what a warning is about. */
function waitedFor({ firstCallMs, elapsedMs }: PlayedVisit): Millis {
  return firstCallMs ?? elapsedMs ?? 0;
}

/** Counts of several days together. */
export function sumOfAlerts(days: readonly AlertCounts[]): AlertCounts {
  const sum = (value: (day: AlertCounts) => number): number => sumOf(days.map(value));
  return {
    people: sum(({ people }) => people),
    late: sum(({ late }) => late),
    warned: sum(({ warned }) => warned),
    warnedAndLate: sum(({ warnedAndLate }) => warnedAndLate),
    leads: days.flatMap(({ leads }) => leads),
  };
}

/** Percent of the warned who were late, and of the late who had been warned of; 100 where there was nobody to err on. */
export function alertQuality({ late, warned, warnedAndLate }: AlertCounts): { precision: number; recall: number } {
  const percent = (of: number): number => (of === 0 ? 100 : (100 * warnedAndLate) / of);
  return { precision: percent(warned), recall: percent(late) };
}
