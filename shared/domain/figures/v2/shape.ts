import type { Millis, ServiceId, StaffId } from '../../ids.ts';
import type {
  DailyFigures,
  HoldCount,
  PeriodFigures,
  ResolutionFigures,
  SatisfactionFigures,
  Spread,
} from '../v1/shape.ts';
import type { DoorFigures } from './door.ts';
import type { ChannelV2, ClassV2 } from './events.ts';
import type { Compliance } from './standard.ts';

/**
 * What version 2 seals: the blocks of version 1 with its own shares and waits in them, and `waits`, which version 1 has not.
 * Integers, fractions of integers, strings and nulls, so that every machine writes the same bytes.
 */

/** A group of units of a day or of a period: where it belongs is its key, and the parts add up to the whole. */
export type Cell = Compliance & {
  readonly serviceId: ServiceId;
  readonly class: ClassV2;
  readonly channel: ChannelV2;
  /** Limits that its units were measured with, ascending: one on a day. */
  readonly limitsMs: readonly Millis[];
  /** Official waits of those attended. */
  readonly wait: Spread;
  /** From the taking of the ticket to the first effective start, nothing taken out: beside, for those attended. */
  readonly sinceArrival: Spread;
  /** Units still there when the day closed, and those that are there now. */
  readonly expired: number;
  readonly open: number;
};

/** What one attendant did that is honest once and is not when it is often: to be looked at, never to be counted. */
export type AttendantSignals = {
  readonly attendantId: StaffId;
  /** Holds by staff, wherever they fell. */
  readonly staffHolds: number;
  /** Holds said to be the person's that the person did not confirm. */
  readonly unconfirmedHolds: number;
  /** Finishes sooner than makes an attention. */
  readonly briefFinishes: number;
  /** Starts that staff broke off before they were attentions. */
  readonly touches: number;
  readonly undoneStarts: number;
  /** Ends taken back within seconds; absent where there were none, as on days from before they could be. */
  readonly undoneEnds?: number;
  /** No-shows, removals and leavings recorded by them in the last five minutes before the limit of who left. */
  readonly endsBeforeLimit: number;
  /** Calls that no board said it announced. */
  readonly unannouncedCalls: number;
};

/** What was said at a kiosk without a visit's code. */
export type AnonymousAnswers = Pick<SatisfactionFigures, 'global' | 'treatment' | 'wait'> & {
  readonly resolved: ResolutionFigures['answers'];
};

type RollFigures = {
  readonly visits: number;
  readonly attended: number;
  readonly spoiled: number;
  readonly without: Compliance;
};

export type WaitsFigures = {
  readonly withoutBrief: Compliance['withoutBrief'];
  readonly withoutExclusions: Compliance;
  /** Strict waits of whom strict counts, with what each carries of an earlier visit. */
  readonly strictWait: Spread;
  readonly sinceArrival: Spread;
  /** In code-unit order of service, class and channel. */
  readonly cells: readonly Cell[];
  /** Tickets whose instant is an interval. */
  readonly uncertain: number;
  /** Tickets that stand for an earlier one of the same person. */
  readonly continued: number;
  /** Whom a closing before its hour sent away. */
  readonly sentAway: number;
  /** Attended without a ticket: all of them, and those for whom strict counts one more. */
  readonly walkDirects: { readonly all: number; readonly paired: number };
  /** Holds that the person asked for, confirmed by them or not. */
  readonly confirmedHolds: HoldCount;
  readonly unconfirmedHolds: HoldCount;
  /** Survey answers bound to a visit and those of a kiosk, apart. */
  readonly answers: { readonly bound: number; readonly anonymous: number };
  /** What the anonymous ones said; absent where they stand together with the others, as on days opened before they were told apart. */
  readonly anonymous?: AnonymousAnswers;
  /** Papers of a roll: how many, those that nobody got, and the shares without them; absent where there were none. */
  readonly roll?: RollFigures;
  /** In code-unit order of the attendant's opaque id. */
  readonly signals: readonly AttendantSignals[];
};

/** `door` is absent where no host told anything: such days seal what they sealed before there were hosts. */
type OfVersion2 = { readonly waits: WaitsFigures; readonly door?: DoorFigures };
export type DailyFiguresV2 = DailyFigures & OfVersion2;
export type PeriodFiguresV2 = PeriodFigures & OfVersion2;
/** Figures of a day by whichever version. */
export type AnyDaily = DailyFigures | DailyFiguresV2;
export type AnyPeriod = PeriodFigures | PeriodFiguresV2;
