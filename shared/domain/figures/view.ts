import type { BusinessDate, CounterId, Millis, ServiceId } from '../ids.ts';
import type { Outcome, VisitClass } from '../visit/visit.ts';
import type { Bands, ExclusionCount, Grades, HoldCount, TicketCounts } from './v1/shape.ts';

/** Figures as they are shown: each share with what it was computed from. Percents in hundredths, rounded down. */

/** `percent` is null when the denominator is 0: undefined, neither 0 % nor 100 %. */
export type ShareView = { readonly numerator: number; readonly denominator: number; readonly percent: number | null };

/** A quotient that is no share of a whole; `value` is null when the denominator is 0. */
export type QuotientView = { readonly numerator: number; readonly denominator: number; readonly value: number | null };

export type SpreadView = {
  readonly n: number;
  readonly sumMs: Millis;
  readonly meanMs: Millis | null;
  readonly p50Ms: Millis | null;
  readonly p90Ms: Millis | null;
  readonly p99Ms: Millis | null;
  readonly maxMs: Millis | null;
};

export type ComplianceView = { readonly official: ShareView; readonly strict: ShareView; readonly wait: SpreadView };

export type StandardView = ComplianceView & {
  readonly bands: Bands;
  readonly firstCallWithin: ShareView;
  readonly firstCallWait: SpreadView;
  readonly lastCallWait: SpreadView;
  readonly totalWait: SpreadView;
  /** Minutes beyond the limit per attended ticket; the numerator is in milliseconds. */
  readonly overLimitMinutes: QuotientView;
  readonly byService: readonly (ComplianceView & { readonly serviceId: ServiceId })[];
  readonly worstService: ServiceId | null;
  readonly byClass: Readonly<Record<VisitClass, ComplianceView>>;
  readonly preferentialMedian: QuotientView | null;
  readonly abandonment: ShareView;
  readonly noShow: ShareView;
  readonly lostPastLimit: number;
  readonly exclusions: readonly ExclusionCount[];
  readonly citizenHolds: HoldCount;
  readonly staffHolds: HoldCount;
  readonly recalls: number;
  readonly laterWaits: { readonly served: SpreadView; readonly unserved: number };
  readonly callsOutsideRule: ShareView;
  readonly callToStart: SpreadView;
};

export type ServiceView = {
  readonly byService: readonly {
    readonly serviceId: ServiceId;
    readonly finished: SpreadView;
    readonly transferred: { readonly n: number; readonly sumMs: Millis };
  }[];
  readonly byCounter: readonly {
    readonly counterId: CounterId;
    readonly serviceMs: Millis;
    readonly availableMs: Millis;
    readonly callingMs: Millis;
    readonly pausedMs: Millis;
    readonly finished: number;
    readonly occupancy: ShareView;
  }[];
  readonly occupancy: ShareView;
  /** Attentions finished per hour of counter open and not paused; the denominator is in milliseconds. */
  readonly throughputPerHour: QuotientView;
};

export type ResolutionView = {
  readonly byStaff: ShareView;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly byCitizen: ShareView;
  readonly answers: Readonly<Record<'yes' | 'partly' | 'no', number>>;
};

/** One question over one group; a cell with too few answers shows only how many there were. */
export type GradesView =
  | { readonly hidden: true; readonly n: number }
  | {
      readonly hidden: false;
      readonly n: number;
      readonly grades: Grades;
      readonly satisfied: ShareView;
      /** Net satisfaction in points from -100 to 100. */
      readonly net: { readonly numerator: number; readonly denominator: number; readonly points: number | null };
      readonly mean: QuotientView;
      /** Half-widths of the 95 % intervals of `satisfied` and of `net`, in points, rounded up. */
      readonly error95: number | null;
      readonly netError95: number | null;
    };

export type SatisfactionView = {
  readonly answers: number;
  readonly uncounted: number;
  readonly excluded: number;
  readonly response: ShareView;
  readonly global: GradesView;
  readonly treatment: GradesView;
  readonly wait: GradesView;
  readonly globalByService: readonly { readonly serviceId: ServiceId; readonly answers: GradesView }[];
};

export type FiguresView = {
  readonly formulas: number;
  readonly span:
    | { readonly kind: 'day'; readonly date: BusinessDate; readonly closed: boolean; readonly asOf: string | null }
    | { readonly kind: 'period'; readonly from: BusinessDate; readonly to: BusinessDate; readonly days: number };
  /** Whether the official share reaches the goal, compared exactly; null while it is undefined. */
  readonly goal: { readonly percent: number; readonly met: boolean | null };
  readonly smallestCell: number;
  readonly tickets: TicketCounts;
  readonly standard: StandardView;
  readonly service: ServiceView;
  readonly resolution: ResolutionView;
  readonly satisfaction: SatisfactionView;
};
