import type { BranchConfig, PolicySetting } from '@turno25/shared/domain/branch/config.ts';
import { resolvePolicy } from '@turno25/shared/domain/dispatch/registry.ts';
import type { BusinessDate, ServiceId } from '@turno25/shared/domain/ids.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { playedDay } from '@turno25/shared/rehearsal/recorded/ledgerDay.ts';
import type { PlayedVisit } from '@turno25/shared/rehearsal/recorded/played.ts';
import { simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import { pastDay } from '../past/pastDay.ts';

/** Rules that are compared: the one in force, and the one that somebody is thinking of. */
export type Rules = { readonly inForce: PolicySetting; readonly drafted: PolicySetting };

/** The people of a day as it was and as it would have gone by each rule, under the branch's own names of services. */
export type PlayedThrice = {
  readonly date: BusinessDate;
  readonly real: readonly PlayedVisit[];
  readonly inForce: readonly PlayedVisit[];
  readonly drafted: readonly PlayedVisit[];
  readonly supposedDurations: number;
  readonly handPicked: number;
  readonly booked: number;
  /** Whether the day was called by another rule, or other parameters, than those in force now. */
  readonly byAnotherRule: boolean;
};

/** Why a day is not played. */
export type Unplayed = 'notSealed' | 'few' | 'tooLarge';

/** A day with more people than this is not played: what a branch has in a day is a quarter of it. */
const MOST_PEOPLE = 5_000;

/**
 * Plays a sealed day in memory by two rules: the same people, counters, durations, no-shows and patience.
 * `fewest`: a day with fewer people tells nothing, and of too few persons.
 */
export function playDay(
  events: readonly DomainEvent[],
  config: BranchConfig,
  date: BusinessDate,
  { rules, fewest }: { readonly rules: Rules; readonly fewest: number },
): PlayedThrice | Unplayed {
  const opened = events.find((event) => event.type === 'dayOpened');
  if (!events.some(({ type }) => type === 'daySealed') || opened === undefined) return 'notSealed';
  const day = pastDay(events, config);
  if (day === null || day.trace.tickets.length < fewest || day.counters.length === 0) return 'few';
  if (day.trace.tickets.length > MOST_PEOPLE) return 'tooLarge';
  const { trace, services } = day;
  // What the rule believed that each service usually takes, as the day had frozen it, under the trace's names.
  const usualSeconds = Object.fromEntries(
    services.map((id, index) => [
      `s${index}`,
      opened.payload.usualSeconds[id] ?? Math.round((trace.day.services[index]?.mean ?? 0) * 60),
    ]),
  );
  const byRule = (setting: PolicySetting): PlayedVisit[] =>
    simulate(trace, { ...resolvePolicy(setting), usualSeconds }).visits.map((visit) => ({
      ...visit,
      serviceId: ownName(visit.serviceId, services),
    }));
  return {
    date,
    real: playedDay(events, date).visits,
    inForce: byRule(rules.inForce),
    drafted: byRule(rules.drafted),
    supposedDurations: day.supposedDurations,
    handPicked: day.handPicked,
    booked: events.filter((event) => event.type === 'ticketIssued' && event.payload.bookedFor !== null).length,
    byAnotherRule: !isSameRule(opened.payload.policy, rules.inForce),
  };
}

/** Whether two settings call the same: what is left at its default is what the default says. */
export function isSameRule(one: PolicySetting, other: PolicySetting): boolean {
  if (one.name !== other.name || one.version !== other.version) return false;
  const [a, b] = [resolvePolicy(one).params, resolvePolicy(other).params];
  return Object.keys(a).every((name) => a[name] === b[name]);
}

/** `s3` of a trace is the fourth of its services. */
function ownName(traced: string, services: readonly ServiceId[]): ServiceId {
  return services[Number(traced.slice(1))] ?? traced;
}
