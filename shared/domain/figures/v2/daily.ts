import type { Millis, ServiceId } from '../../ids.ts';
import { byCodeUnits, spreadOf, sumOf } from '../numbers.ts';
import { answersOf } from '../v1/answers.ts';
import { bandsOf, worstServiceOf } from '../v1/compliance.ts';
import { type FiguresOptions, goalOf } from '../v1/daily.ts';
import { type MeasuredDay as MeasuredPlain, measureDay as measurePlain } from '../v1/measured.ts';
import { resolutionFigures } from '../v1/resolution.ts';
import { satisfactionFigures } from '../v1/satisfaction.ts';
import { serviceFigures } from '../v1/service.ts';
import type { ExclusionCount, Fraction, Compliance as ShownCompliance, StandardFigures } from '../v1/shape.ts';
import { standardFigures } from '../v1/standard.ts';
import { ticketCounts } from '../v1/tickets.ts';
import { anonymousAnswers, answersAreApart, withAnswers } from './answers.ts';
import { holdCount, waitsFigures } from './beside.ts';
import { doorFigures } from './door.ts';
import type { AnyEvent, ExclusionCodeV2 } from './events.ts';
import { type MeasuredDay, type MeasuredUnit, measureDay } from './measured.ts';
import { plainEvents } from './plain.ts';
import { isOfRoll } from './rolls.ts';
import type { DailyFiguresV2 } from './shape.ts';
import { complianceOf, countedOf, countsInStandard, isWithin, partOf } from './standard.ts';

/** Version of the formulas of this folder; those of version 1 that it calls are closed. */
const FORMULAS_VERSION = 2;

const EXCLUSION_CODES: readonly ExclusionCodeV2[] = ['contingency', 'duplicate', 'testTicket'];

/**
 * The figures of one business date by version 2: the blocks of version 1 with the waits, shares and exclusions of version 2 in
 * them, and what only version 2 has. A pure function of the ledger's events, as those of version 1 are.
 */
export function dailyFigures(events: readonly AnyEvent[], options: FiguresOptions): DailyFiguresV2 {
  const { businessDate, now } = options;
  const ofDay = events.filter((event) => event.businessDate === businessDate);
  const day = measureDay(ofDay, businessDate, now);
  const plain = measurePlain(plainEvents(ofDay, day), businessDate, now);
  const apart = answersAreApart(ofDay);
  const answers = answersOf(apart ? withAnswers(plain, 'visits') : plain);
  const door = doorFigures(ofDay);
  return {
    formulas: FORMULAS_VERSION,
    businessDate,
    asOf: day.end.asOf,
    closed: day.end.closedAt === null ? 'no' : 'yes',
    goal: goalOf(options.goalPercent),
    smallestCell: options.smallestCell,
    tickets: ticketCounts(plain.visits),
    standard: standardOfDay(day, standardFigures(plain)),
    service: serviceFigures(ofCounters(plain, day)),
    resolution: resolutionFigures(plain, answers.counted),
    // What came too soon is a number of the branch's kiosks, whoever answers are counted of.
    satisfaction: { ...satisfactionFigures(plain, answers), uncounted: answersOf(plain).uncounted },
    waits: { ...waitsFigures(day, ofDay), ...(apart ? { anonymous: anonymousAnswers(plain) } : {}) },
    ...(door === null ? {} : { door }),
  };
}

/** Papers of a roll were attended at a counter that nobody knows: what is of counters leaves them out. */
function ofCounters(plain: MeasuredPlain, day: MeasuredDay): MeasuredPlain {
  const papers = new Set(day.visits.filter(isOfRoll).map(({ record }) => record.visitId));
  if (papers.size === 0) return plain;
  return {
    ...plain,
    events: plain.events.filter(({ payload }) => !('visitId' in payload && papers.has(payload.visitId ?? ''))),
  };
}

/** The standard's block with the numbers of version 2; what it has from version 1 is of the calls and stands beside. */
function standardOfDay(day: MeasuredDay, plain: StandardFigures): StandardFigures {
  const counted = countedOf(day, countsInStandard);
  const visits = day.visits.filter(countsInStandard);
  const units = visits.flatMap((visit) => visit.units);
  const { official, strict } = complianceOf(counted);
  const waits = officialWaits(counted.official);
  const shown = (belongs: (unit: MeasuredUnit) => boolean): ShownCompliance => {
    const part = partOf(counted, belongs);
    const shares = complianceOf(part);
    return { official: shares.official, strict: shares.strict, wait: spreadOf(officialWaits(part.official)) };
  };
  const services = [...new Set(units.map(({ unit }) => unit.serviceId))].sort(byCodeUnits);
  const byService = services.map((serviceId: ServiceId) => ({
    serviceId,
    ...shown(({ unit }) => unit.serviceId === serviceId),
  }));
  const byClass = {
    general: shown(({ visit }) => visit.record.class === 'general'),
    preferential: shown(({ visit }) => visit.record.class === 'preferential'),
  };
  const over = counted.official.map(({ officialMs, unit }) => Math.max(0, (officialMs ?? 0) - unit.limitMs));
  const holds = visits.map(({ record }) => record.holds);
  return {
    ...plain,
    official,
    strict,
    wait: spreadOf(waits),
    bands: bandsOf(waits),
    overLimit: { num: sumOf(over), den: counted.official.length },
    byService,
    worstService: worstServiceOf(byService),
    byClass,
    preferentialMedian: medians(byClass.preferential, byClass.general),
    lostPastLimit: counted.strict.filter(({ attended }) => !attended).length,
    exclusions: EXCLUSION_CODES.map((code) => exclusionCount(day, code)),
    citizenHolds: holdCount(holds, ({ by }) => by === 'citizen', day),
    staffHolds: holdCount(holds, ({ by }) => by === 'staff', day),
  };
}

function officialWaits(units: readonly MeasuredUnit[]): readonly Millis[] {
  return units.map(({ officialMs }) => officialMs).filter((wait) => wait !== null);
}

function medians(preferential: ShownCompliance, general: ShownCompliance): Fraction | null {
  if (preferential.wait.p50Ms === null || general.wait.p50Ms === null) return null;
  return { num: preferential.wait.p50Ms, den: general.wait.p50Ms };
}

/** What one code took out, and what it would have weighed. */
function exclusionCount(day: MeasuredDay, code: ExclusionCodeV2): ExclusionCount {
  const excluded = day.visits.filter(({ exclusion }) => exclusion?.code === code);
  const units = excluded.flatMap((visit) => visit.units);
  const acts = excluded.map(({ exclusion }) => exclusion?.act ?? null).filter((act) => act !== null);
  return {
    code,
    visits: excluded.length,
    attended: units.filter(({ attended }) => attended).length,
    within: units.filter(isWithin).length,
    acts: [...new Set(acts)].sort(byCodeUnits),
  };
}
