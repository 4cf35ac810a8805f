import type { Millis, ServiceId } from '../../ids.ts';
import { byCodeUnits, spreadOf, sumOf } from '../numbers.ts';
import type { HoldCount } from '../v1/shape.ts';
import { effectiveOf } from './attentions.ts';
import { carriedStrictMs } from './carried.ts';
import type { AnyEvent } from './events.ts';
import type { MeasuredDay, MeasuredUnit } from './measured.ts';
import { rollFigures } from './rolls.ts';
import type { Cell, WaitsFigures } from './shape.ts';
import { signalsOf } from './signals.ts';
import { type Counted, complianceOf, countedOf, countsInStandard, partOf, standardOf } from './standard.ts';
import type { HoldRecord } from './visitRecord.ts';

/** What version 2 shows of a day beside its shares. `events` are the day's, for what is of attendants and not of visits. */
export function waitsFigures(day: MeasuredDay, events: readonly AnyEvent[]): WaitsFigures {
  const standard = standardOf(day);
  const counted = countedOf(day, countsInStandard);
  const units = day.visits.filter(countsInStandard).flatMap((visit) => visit.units);
  const roll = rollFigures(day, events);
  const holds = day.visits.filter(countsInStandard).map(({ record }) => record.holds);
  return {
    withoutBrief: standard.withoutBrief,
    withoutExclusions: standard.withoutExclusions,
    strictWait: spreadOf(counted.strict.map(({ unit }) => carriedStrictMs(unit)).filter((wait) => wait !== null)),
    sinceArrival: spreadOf(units.map((unit) => sinceArrivalMs(unit, day)).filter((wait) => wait !== null)),
    cells: cellsOf(day, counted, units),
    uncertain: standard.uncertain,
    continued: day.visits.filter(({ units: [first] }) => first !== undefined && first.carries !== null).length,
    sentAway: units.filter(({ sentAway }) => sentAway).length,
    walkDirects: standard.walkDirects,
    confirmedHolds: holdCount(holds, (hold) => hold.by === 'citizen' && hold.confirmed, day),
    unconfirmedHolds: holdCount(holds, (hold) => hold.by === 'citizen' && !hold.confirmed, day),
    answers: answersOf(events),
    ...(roll === undefined ? {} : { roll }),
    signals: signalsOf(events, day),
  };
}

/** From the taking of the ticket to the first effective start, ms; of a later unit, from where it began. Null for the unattended. */
export function sinceArrivalMs({ unit, visit, from }: MeasuredUnit, { end }: MeasuredDay): Millis | null {
  const [first] = effectiveOf(unit, end.settings, end.asOf);
  if (first === undefined) return null;
  const arrived = visit.units[0]?.unit === unit ? visit.issue.estimate : from.estimate;
  return Math.max(0, first.from - arrived);
}

/** How many holds of one kind there were, wherever they fell, and how long. */
export function holdCount(
  visits: readonly (readonly HoldRecord[])[],
  belongs: (hold: HoldRecord) => boolean,
  { end }: MeasuredDay,
): HoldCount {
  const found = visits.map((holds) => holds.filter(belongs));
  return {
    holds: sumOf(found.map((holds) => holds.length)),
    visits: found.filter((holds) => holds.length > 0).length,
    sumMs: sumOf(found.flat().map(({ from, to }) => Math.max(0, (to ?? end.asOf ?? from) - from))),
  };
}

function cellsOf(day: MeasuredDay, counted: Counted, units: readonly MeasuredUnit[]): readonly Cell[] {
  const groups = Map.groupBy(units, cellKey);
  return [...groups]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .flatMap(([key, group]) => {
      const [first] = group;
      if (first === undefined) return [];
      const attended = group.filter((unit) => unit.attended);
      const { record } = first.visit;
      return {
        serviceId: first.unit.serviceId,
        class: record.class,
        channel: record.channel,
        ...complianceOf(partOf(counted, (unit) => cellKey(unit) === key)),
        limitsMs: [...new Set(group.map(({ unit }) => unit.limitMs))].sort((a, b) => a - b),
        wait: spreadOf(attended.map(({ officialMs }) => officialMs).filter((wait) => wait !== null)),
        sinceArrival: spreadOf(attended.map((unit) => sinceArrivalMs(unit, day)).filter((wait) => wait !== null)),
        expired: group.filter(({ unit }) => unit.end === 'expired').length,
        open: group.filter(({ unit }) => unit.end === 'open').length,
      };
    });
}

/** Names the group of a unit. Ids hold no spaces. */
function cellKey({ unit, visit: { record } }: MeasuredUnit): string {
  return cellName(unit.serviceId, record.class, record.channel);
}

export function cellName(serviceId: ServiceId, ofClass: string, channel: string): string {
  return `${serviceId} ${ofClass} ${channel}`;
}

/** Answers that count, by whether a visit stands behind them. */
function answersOf(events: readonly AnyEvent[]): WaitsFigures['answers'] {
  const answers = events
    .filter(({ type }) => type === 'surveyAnswered')
    .map(({ payload }) => payload as { readonly visitId: string | null; readonly counted: boolean })
    .filter(({ counted }) => counted);
  const bound = answers.filter(({ visitId }) => visitId !== null).length;
  return { bound, anonymous: answers.length - bound };
}
