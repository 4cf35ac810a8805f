import type { BusinessDate } from '../../ids.ts';
import { err, ok, type Result } from '../../result.ts';
import { byCodeUnits, sumOf } from '../numbers.ts';
import { worstServiceOf } from './compliance.ts';
import { goalOf } from './daily.ts';
import type {
  DailyFigures,
  FigureBlocks,
  PeriodFigures,
  ResolutionFigures,
  SatisfactionFigures,
  ServiceFigures,
  StandardFigures,
  TicketCounts,
} from './shape.ts';
import { sumCompliance, sumCounts, sumFractions, sumGrades, sumHolds, sumRows, sumSpreads } from './sums.ts';

/** Why some days cannot be added up. */
export type AggregateError =
  | { readonly code: 'figures.noDays' }
  /** Sums over different formulas mean nothing: recompute the days with one version first. */
  | { readonly code: 'figures.mixedFormulas'; readonly versions: readonly number[] }
  /** A date given twice (a seal and its amendment) would count twice. */
  | { readonly code: 'figures.repeatedDate'; readonly date: BusinessDate };

/** Adds up days of one branch, each once. `goalPercent` and `smallestCell` are those in force for the period. */
export function aggregateFigures(
  days: readonly DailyFigures[],
  options: { readonly goalPercent: number; readonly smallestCell: number },
): Result<PeriodFigures, AggregateError> {
  const dates = days.map(({ businessDate }) => businessDate).sort(byCodeUnits);
  const [from] = dates;
  const to = dates.at(-1);
  if (from === undefined || to === undefined) return err({ code: 'figures.noDays' });
  const repeated = dates.find((date, index) => date === dates[index + 1]);
  if (repeated !== undefined) return err({ code: 'figures.repeatedDate', date: repeated });
  const [formulas = 0, ...others] = [...new Set(days.map((day) => day.formulas))].sort((a, b) => a - b);
  if (others.length > 0) return err({ code: 'figures.mixedFormulas', versions: [formulas, ...others] });
  return ok({
    formulas,
    from,
    to,
    days: days.length,
    goal: goalOf(options.goalPercent),
    smallestCell: options.smallestCell,
    ...sumBlocks(days),
  });
}

/**
 * Adds figures of any days and branches that used the same formulas: numerators with numerators, denominators with
 * denominators. Percentiles and medians come out null, since they cannot be added. Counters are joined by their id, so
 * `byCounter` means something only within one branch.
 */
function sumBlocks(blocks: readonly FigureBlocks[]): FigureBlocks {
  return {
    tickets: sumTickets(blocks.map(({ tickets }) => tickets)),
    standard: sumStandard(blocks.map(({ standard }) => standard)),
    service: sumService(blocks.map(({ service }) => service)),
    resolution: sumResolution(blocks.map(({ resolution }) => resolution)),
    satisfaction: sumSatisfaction(blocks.map(({ satisfaction }) => satisfaction)),
  };
}

function sumTickets(days: readonly TicketCounts[]): TicketCounts {
  const ends = (end: keyof TicketCounts['ends']) =>
    sumCounts(
      ['attended', 'notAttended'],
      days.map((day) => day.ends[end]),
    );
  return {
    issued: sumOf(days.map(({ issued }) => issued)),
    estimatedTime: sumOf(days.map(({ estimatedTime }) => estimatedTime)),
    byChannel: sumCounts(
      ['inPerson', 'mobileUnit', 'appointment'],
      days.map(({ byChannel }) => byChannel),
    ),
    byClass: sumCounts(
      ['general', 'preferential'],
      days.map(({ byClass }) => byClass),
    ),
    ends: {
      finished: ends('finished'),
      noShow: ends('noShow'),
      left: ends('left'),
      removed: ends('removed'),
      expired: ends('expired'),
      open: ends('open'),
    },
  };
}

function sumStandard(days: readonly StandardFigures[]): StandardFigures {
  const byService = sumRows(
    days.flatMap((day) => day.byService),
    (row) => row.serviceId,
    (serviceId, group) => ({ serviceId, ...sumCompliance(group) }),
  );
  return {
    ...sumCompliance(days),
    bands: sumCounts(
      ['upTo10', 'upTo20', 'upTo25', 'upTo40', 'over40'],
      days.map(({ bands }) => bands),
    ),
    firstCallWithin: sumFractions(days.map((day) => day.firstCallWithin)),
    firstCallWait: sumSpreads(days.map((day) => day.firstCallWait)),
    lastCallWait: sumSpreads(days.map((day) => day.lastCallWait)),
    totalWait: sumSpreads(days.map((day) => day.totalWait)),
    overLimit: sumFractions(days.map((day) => day.overLimit)),
    byService,
    worstService: worstServiceOf(byService),
    byClass: {
      general: sumCompliance(days.map((day) => day.byClass.general)),
      preferential: sumCompliance(days.map((day) => day.byClass.preferential)),
    },
    preferentialMedian: null,
    abandonment: sumFractions(days.map((day) => day.abandonment)),
    noShow: sumFractions(days.map((day) => day.noShow)),
    lostPastLimit: sumOf(days.map((day) => day.lostPastLimit)),
    exclusions: sumRows(
      days.flatMap((day) => day.exclusions),
      (row) => row.code,
      (code, group) => ({
        code,
        ...sumCounts(['visits', 'attended', 'within'], group),
        acts: [...new Set(group.flatMap((row) => row.acts))].sort(byCodeUnits),
      }),
    ),
    citizenHolds: sumHolds(days.map((day) => day.citizenHolds)),
    staffHolds: sumHolds(days.map((day) => day.staffHolds)),
    recalls: sumOf(days.map((day) => day.recalls)),
    laterWaits: {
      served: sumSpreads(days.map((day) => day.laterWaits.served)),
      unserved: sumOf(days.map((day) => day.laterWaits.unserved)),
    },
    callsOutsideRule: sumFractions(days.map((day) => day.callsOutsideRule)),
    callToStart: sumSpreads(days.map((day) => day.callToStart)),
  };
}

function sumService(days: readonly ServiceFigures[]): ServiceFigures {
  return {
    byService: sumRows(
      days.flatMap((day) => day.byService),
      (row) => row.serviceId,
      (serviceId, group) => ({
        serviceId,
        finished: sumSpreads(group.map((row) => row.finished)),
        transferred: sumCounts(
          ['n', 'sumMs'],
          group.map((row) => row.transferred),
        ),
      }),
    ),
    byCounter: sumRows(
      days.flatMap((day) => day.byCounter),
      (row) => row.counterId,
      (counterId, group) => ({
        counterId,
        ...sumCounts(['serviceMs', 'availableMs', 'callingMs', 'pausedMs', 'finished'], group),
      }),
    ),
    occupancy: sumFractions(days.map((day) => day.occupancy)),
    throughput: sumFractions(days.map((day) => day.throughput)),
  };
}

function sumResolution(days: readonly ResolutionFigures[]): ResolutionFigures {
  return {
    byStaff: sumFractions(days.map((day) => day.byStaff)),
    outcomes: sumCounts(
      ['resolved', 'partial', 'referred', 'unresolved'],
      days.map((day) => day.outcomes),
    ),
    byCitizen: sumFractions(days.map((day) => day.byCitizen)),
    answers: sumCounts(
      ['yes', 'partly', 'no'],
      days.map((day) => day.answers),
    ),
  };
}

function sumSatisfaction(days: readonly SatisfactionFigures[]): SatisfactionFigures {
  return {
    answers: sumOf(days.map((day) => day.answers)),
    uncounted: sumOf(days.map((day) => day.uncounted)),
    excluded: sumOf(days.map((day) => day.excluded)),
    response: sumFractions(days.map((day) => day.response)),
    global: sumGrades(days.map((day) => day.global)),
    treatment: sumGrades(days.map((day) => day.treatment)),
    wait: sumGrades(days.map((day) => day.wait)),
    globalByService: sumRows(
      days.flatMap((day) => day.globalByService),
      (row) => row.serviceId,
      (serviceId, group) => ({ serviceId, grades: sumGrades(group.map((row) => row.grades)) }),
    ),
  };
}
