import type { BusinessDate, Instant } from '../../ids.ts';
import { answersOf } from './answers.ts';
import type { AnyEvent } from './events.ts';
import { measureDay } from './measured.ts';
import { resolutionFigures } from './resolution.ts';
import { satisfactionFigures } from './satisfaction.ts';
import { serviceFigures } from './service.ts';
import type { DailyFigures, Fraction } from './shape.ts';
import { standardFigures } from './standard.ts';
import { ticketCounts } from './tickets.ts';

export type { DailyFigures } from './shape.ts';

/** Version of the formulas in this file and those it calls; a change of meaning takes a new number and keeps the old code. */
const FORMULAS_VERSION = 1;

export type FiguresOptions = {
  readonly businessDate: BusinessDate;
  /** The present (UTC ms) for live figures of an open day; null to leave open tickets without an elapsed wait. */
  readonly now: Instant | null;
  /** Satisfaction cells with fewer answers are hidden when shown. */
  readonly smallestCell: number;
  /** Goal in force for the official share, percent with at most two decimals. */
  readonly goalPercent: number;
};

/**
 * The figures of one business date: a pure function of the ledger's events (in ledger order; those of other dates are
 * passed over), the same on every machine. All spans in integer milliseconds, all shares as fractions of integers.
 * Throws when the events contradict themselves (an attention of a ticket never issued).
 */
export function dailyFigures(events: readonly AnyEvent[], options: FiguresOptions): DailyFigures {
  const day = measureDay(events, options.businessDate, options.now);
  const answers = answersOf(day);
  return {
    formulas: FORMULAS_VERSION,
    businessDate: options.businessDate,
    asOf: day.asOf,
    closed: day.closedAt === null ? 'no' : 'yes',
    goal: goalOf(options.goalPercent),
    smallestCell: options.smallestCell,
    tickets: ticketCounts(day.visits),
    standard: standardFigures(day),
    service: serviceFigures(day),
    resolution: resolutionFigures(day, answers.counted),
    satisfaction: satisfactionFigures(day, answers),
  };
}

/** A percent of at most two decimals as an exact fraction. */
export function goalOf(percent: number): Fraction {
  return { num: Math.round(percent * 100), den: 10_000 };
}
