import type { BusinessDate, ServiceId } from '@turno25/shared/domain/ids.ts';
import type { PlayedVisit } from '@turno25/shared/rehearsal/recorded/played.ts';
import { type GroupFigures, groupFigures } from './figures.ts';
import { joinSmall } from './joinSmall.ts';
import { isSameRule, type PlayedThrice, type Rules, type Unplayed } from './playDay.ts';

/** One group of people: as it was, and by each rule. */
export type Compared = {
  readonly people: number;
  readonly real: GroupFigures;
  readonly inForce: GroupFigures;
  readonly drafted: GroupFigures;
};

/** A week that was played. Nothing in it is of a person, nor of a counter. */
export type PlayedWeek = {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly sameRule: boolean;
  readonly total: Compared;
  /** Null where one of them has fewer people than may be shown. */
  readonly classes: { readonly general: Compared; readonly preferential: Compared } | null;
  /** Of preferential people who are too few to be shown: whether they would wait longer; null where they are shown, or none. */
  readonly fewPreferential: 'longer' | 'notLonger' | null;
  /** Null: those that have few people, together. */
  readonly services: readonly (Compared & { readonly serviceId: ServiceId | null })[];
  readonly days: readonly (Compared & { readonly date: BusinessDate })[];
  readonly skipped: readonly { readonly date: BusinessDate; readonly why: Unplayed }[];
  readonly supposedDurations: number;
  readonly handPicked: number;
  readonly booked: number;
  readonly daysByAnotherRule: number;
};

type Plays = Pick<PlayedThrice, 'real' | 'inForce' | 'drafted'>;

/** Puts the days of a week together. Groups of fewer than `fewest` people are never told apart (ADR 0076). */
export function gatherWeek(
  played: readonly PlayedThrice[],
  skipped: PlayedWeek['skipped'],
  {
    from,
    to,
    rules,
    fewest,
  }: { readonly from: string; readonly to: string; readonly rules: Rules; readonly fewest: number },
): PlayedWeek {
  const all: Plays = {
    real: played.flatMap(({ real }) => real),
    inForce: played.flatMap(({ inForce }) => inForce),
    drafted: played.flatMap(({ drafted }) => drafted),
  };
  const ofClass = (preferential: boolean): Compared => comparedOf(all, (visit) => visit.preferential === preferential);
  const [general, preferential] = [ofClass(false), ofClass(true)];
  const shown = general.people >= fewest && preferential.people >= fewest;
  const sizes = Map.groupBy(all.inForce, ({ serviceId }) => serviceId);
  const groups = joinSmall(
    [...sizes].map(([id, people]) => ({ id, people: people.length })),
    fewest,
  );
  return {
    from,
    to,
    sameRule: isSameRule(rules.inForce, rules.drafted),
    total: comparedOf(all, () => true),
    classes: shown ? { general, preferential } : null,
    fewPreferential:
      shown || preferential.people === 0
        ? null
        : (preferential.drafted.meanMs ?? 0) > (preferential.inForce.meanMs ?? 0)
          ? 'longer'
          : 'notLonger',
    services: groups.map((ids) => ({
      serviceId: ids.length === 1 ? (ids[0] ?? null) : null,
      ...comparedOf(all, ({ serviceId }) => ids.includes(serviceId)),
    })),
    days: played.map((day) => ({ date: day.date, ...comparedOf(day, () => true) })),
    skipped,
    supposedDurations: sum(played, ({ supposedDurations }) => supposedDurations),
    handPicked: sum(played, ({ handPicked }) => handPicked),
    booked: sum(played, ({ booked }) => booked),
    daysByAnotherRule: played.filter(({ byAnotherRule }) => byAnotherRule).length,
  };
}

function comparedOf(plays: Plays, isOf: (visit: PlayedVisit) => boolean): Compared {
  const inForce = plays.inForce.filter(isOf);
  return {
    people: inForce.length,
    real: groupFigures(plays.real.filter(isOf)),
    inForce: groupFigures(inForce),
    drafted: groupFigures(plays.drafted.filter(isOf)),
  };
}

function sum<T>(list: readonly T[], value: (one: T) => number): number {
  return list.reduce((total, one) => total + value(one), 0);
}
