import type { BusinessDate, CounterId, Instant, Millis, ServiceId } from '../../ids.ts';
import type { ChannelV1, ClassV1, ExclusionCodeV1, OutcomeV1 } from './events.ts';

/**
 * The form of a day's figures as they are sealed: integers, fractions of integers, strings and nulls, so that every
 * machine writes the same bytes. A fraction is kept unreduced, because its two numbers are the evidence; a denominator
 * of 0 means that the figure is undefined, never 0 % nor 100 %.
 */

/** A fraction of two counts or two sums; undefined when `den` is 0. */
export type Fraction = { readonly num: number; readonly den: number };

/**
 * How a set of spans is spread. The mean is `sumMs / n`. Percentiles are by nearest rank, so each one is a span that
 * somebody really waited; they are null when there is none, and in sums over days, since percentiles cannot be added.
 */
export type Spread = {
  readonly n: number;
  readonly sumMs: Millis;
  readonly p50Ms: Millis | null;
  readonly p90Ms: Millis | null;
  readonly p99Ms: Millis | null;
  readonly maxMs: Millis | null;
};

export type VisitEnd = 'finished' | 'noShow' | 'left' | 'removed' | 'expired' | 'open';

/** How the visits of one end divide into those whose attention a person started and those never attended. */
export type EndCount = { readonly attended: number; readonly notAttended: number };

/** The standard over one group of visits; excluded visits are in none of it. */
export type Compliance = {
  readonly official: Fraction;
  readonly strict: Fraction;
  readonly wait: Spread;
};

/** Attended visits by official wait: `[0,10]`, `(10,20]`, `(20,25]`, `(25,40]` and `(40,∞)` minutes. */
export type Bands = {
  readonly upTo10: number;
  readonly upTo20: number;
  readonly upTo25: number;
  readonly upTo40: number;
  readonly over40: number;
};

export type TicketCounts = {
  /** Every ticket of the day, the excluded ones too. */
  readonly issued: number;
  /** Tickets whose instant comes from a device's clock beyond the tolerated offset, the excluded ones too. */
  readonly estimatedTime: number;
  readonly byChannel: Readonly<Record<ChannelV1, number>>;
  readonly byClass: Readonly<Record<ClassV1, number>>;
  /** Ends of the visits that count in the standard. */
  readonly ends: Readonly<Record<VisitEnd, EndCount>>;
};

/** What one code took out of the standard, and what it would have weighed. */
export type ExclusionCount = {
  readonly code: ExclusionCodeV1;
  readonly visits: number;
  readonly attended: number;
  readonly within: number;
  /** Numbers of the administrative acts given, without repetition, in code-unit order. */
  readonly acts: readonly string[];
};

export type HoldCount = { readonly holds: number; readonly visits: number; readonly sumMs: Millis };

export type StandardFigures = Compliance & {
  readonly bands: Bands;
  /** First call within the limit among the visits that were called, no-shows included. */
  readonly firstCallWithin: Fraction;
  readonly firstCallWait: Spread;
  readonly lastCallWait: Spread;
  /** All the waiting of the attended visits, second stages included. */
  readonly totalWait: Spread;
  /** Milliseconds beyond the limit over attended visits. */
  readonly overLimit: Fraction;
  readonly byService: readonly (Compliance & { readonly serviceId: ServiceId })[];
  /** The service with the smallest official share; the first in code-unit order among equals. */
  readonly worstService: ServiceId | null;
  readonly byClass: Readonly<Record<ClassV1, Compliance>>;
  /** Median official wait of preferential visits over that of general ones; null when either has none. */
  readonly preferentialMedian: Fraction | null;
  /** Visits that left or did not show before any attention, over visits that count. */
  readonly abandonment: Fraction;
  readonly noShow: Fraction;
  /** Visits never attended whose elapsed wait passed the limit: what strict adds to the denominator. */
  readonly lostPastLimit: number;
  readonly exclusions: readonly ExclusionCount[];
  /** Holds before the first attention that the citizen asked for: taken out of the official wait. */
  readonly citizenHolds: HoldCount;
  /** Holds before the first attention caused by staff: they count as waiting. */
  readonly staffHolds: HoldCount;
  readonly recalls: number;
  /** Waits after the first attention, from a transfer or a return to the next start. */
  readonly laterWaits: { readonly served: Spread; readonly unserved: number };
  readonly callsOutsideRule: Fraction;
  /** From the call of a turn to the start of its attention; a recall does not restart it. */
  readonly callToStart: Spread;
};

export type ServiceTime = {
  readonly serviceId: ServiceId;
  /** Attentions that a person finished. */
  readonly finished: Spread;
  /** Attentions that ended in a transfer, beside. */
  readonly transferred: { readonly n: number; readonly sumMs: Millis };
};

export type CounterTime = {
  readonly counterId: CounterId;
  /** Attending. */
  readonly serviceMs: Millis;
  /** Open, not paused, and with nobody called or attended. */
  readonly availableMs: Millis;
  /** Somebody called who has not begun to be attended. */
  readonly callingMs: Millis;
  readonly pausedMs: Millis;
  readonly finished: number;
};

export type ServiceFigures = {
  readonly byService: readonly ServiceTime[];
  readonly byCounter: readonly CounterTime[];
  /** Service over service and available time, all counters. */
  readonly occupancy: Fraction;
  /** Attentions finished over milliseconds of counter open and not paused. */
  readonly throughput: Fraction;
};

export type ResolutionFigures = {
  /** Finished visits whose outcome staff declared `resolved`. */
  readonly byStaff: Fraction;
  readonly outcomes: Readonly<Record<OutcomeV1, number>>;
  /** Citizens who answered `yes`, over those who answered the question. */
  readonly byCitizen: Fraction;
  readonly answers: Readonly<Record<'yes' | 'partly' | 'no', number>>;
};

/** How many gave each grade, from 1 to 7; those who skipped the question are in none of it. */
export type Grades = readonly [number, number, number, number, number, number, number];

export type SatisfactionFigures = {
  /** Answers counted. */
  readonly answers: number;
  /** Answers kept and not counted, because they came too soon after another on the same kiosk. */
  readonly uncounted: number;
  /** Answers bound to a test ticket or a duplicate: not a citizen's. */
  readonly excluded: number;
  /** Counted answers bound to a visit, over attended visits. */
  readonly response: Fraction;
  readonly global: Grades;
  readonly treatment: Grades;
  readonly wait: Grades;
  /** The global question by the service asked for, for answers bound to a visit. */
  readonly globalByService: readonly { readonly serviceId: ServiceId; readonly grades: Grades }[];
};

/** The figures themselves, the same for a day and for a sum of days. */
export type FigureBlocks = {
  readonly tickets: TicketCounts;
  readonly standard: StandardFigures;
  readonly service: ServiceFigures;
  readonly resolution: ResolutionFigures;
  readonly satisfaction: SatisfactionFigures;
};

export type DailyFigures = FigureBlocks & {
  /** Version of the formulas that gave them. */
  readonly formulas: number;
  readonly businessDate: BusinessDate;
  /** Instant of the closing, or the live `now`; null when neither is known. Open tickets are measured at it. */
  readonly asOf: Instant | null;
  readonly closed: 'yes' | 'no';
  /** The goal in force for the official share. */
  readonly goal: Fraction;
  /** Satisfaction cells with fewer answers are hidden when shown. */
  readonly smallestCell: number;
};

/** Days added up: numerators with numerators, denominators with denominators. */
export type PeriodFigures = FigureBlocks & {
  readonly formulas: number;
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly days: number;
  readonly goal: Fraction;
  readonly smallestCell: number;
};
