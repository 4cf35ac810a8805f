import type { ServiceId } from '../../ids.ts';
import { byCodeUnits } from '../numbers.ts';
import type { ChannelV2, ClassV2, ExclusionCodeV2 } from './events.ts';
import type { MeasuredDay, MeasuredUnit, MeasuredVisit } from './measured.ts';
import { type Standing, standings } from './standing.ts';
import { pairedEnds } from './walkDirects.ts';

/** A fraction of two counts, unreduced because its two numbers are the evidence; undefined when `den` is 0. */
export type Fraction = { readonly num: number; readonly den: number };

/** Official and strict are never shown without each other. */
type Shares = { readonly official: Fraction; readonly strict: Fraction };

/** The two shares, and beside them the same without those attended only by a brief finish. */
export type Compliance = Shares & { readonly withoutBrief: Shares };

export type Standard = Compliance & {
  /** What the shares would be if nothing had been excluded. */
  readonly withoutExclusions: Compliance;
  readonly byService: readonly (Compliance & { readonly serviceId: ServiceId })[];
  readonly byClass: Readonly<Record<ClassV2, Compliance>>;
  readonly byChannel: Readonly<Record<ChannelV2, Compliance>>;
  /** Visits whose instant of issue is an interval. */
  readonly uncertain: number;
  /** People attended without a ticket: all of them, and those who are one more in strict's denominator. */
  readonly walkDirects: { readonly all: number; readonly paired: number };
  readonly excluded: Readonly<Record<ExclusionCodeV2, number>>;
};

/** What is counted of a day, before it is divided by anything. */
export type Counted = {
  /** Units that official counts. */
  readonly official: readonly MeasuredUnit[];
  readonly strict: readonly Standing[];
  /** Ends that somebody attended without a ticket answers for. */
  readonly paired: readonly MeasuredUnit[];
};

/** Whether a visit counts in the standard. */
export function countsInStandard(visit: MeasuredVisit): boolean {
  return visit.exclusion === null;
}

/** What a day counts, among the visits that `counts` lets in. */
export function countedOf(day: MeasuredDay, counts: (visit: MeasuredVisit) => boolean): Counted {
  const visits = day.visits.filter(counts);
  return {
    official: visits.flatMap((visit) => visit.units).filter(({ attended }) => attended),
    strict: standings(day.visits, counts).filter(({ counted }) => counted),
    paired: pairedEnds(visits, day.walkDirects),
  };
}

/** The waiting standard of a day, with everything that is shown beside it. */
export function standardOf(day: MeasuredDay): Standard {
  const counted = countedOf(day, countsInStandard);
  const excludedBy = (code: ExclusionCodeV2) =>
    day.visits.filter(({ exclusion }) => exclusion !== null && exclusion.code === code).length;
  return {
    ...complianceOf(counted),
    withoutExclusions: complianceOf(countedOf(day, () => true)),
    byService: byService(counted),
    byClass: { general: ofClass(counted, 'general'), preferential: ofClass(counted, 'preferential') },
    byChannel: {
      inPerson: ofChannel(counted, 'inPerson'),
      mobileUnit: ofChannel(counted, 'mobileUnit'),
      appointment: ofChannel(counted, 'appointment'),
    },
    uncertain: day.visits.filter(({ issue }) => issue.latest !== null).length,
    walkDirects: { all: day.walkDirects.length, paired: counted.paired.length },
    excluded: {
      testTicket: excludedBy('testTicket'),
      duplicate: excludedBy('duplicate'),
      contingency: excludedBy('contingency'),
    },
  };
}

/** Whether a unit was attended within its limit: inclusive, on whole milliseconds. */
export function isWithin({ officialMs, unit }: MeasuredUnit): boolean {
  return officialMs !== null && officialMs <= unit.limitMs;
}

export function complianceOf({ official, strict, paired }: Counted): Compliance {
  const longEnough = official.filter(({ brief }) => !brief);
  // A failure is not excused for having ended in a brief finish.
  const withoutBrief = strict.filter(({ brief, within }) => !(brief && within));
  return {
    official: share(official, isWithin),
    strict: strictShare(strict, paired),
    withoutBrief: { official: share(longEnough, isWithin), strict: strictShare(withoutBrief, paired) },
  };
}

function strictShare(strict: readonly Standing[], paired: readonly MeasuredUnit[]): Fraction {
  const { num, den } = share(strict, ({ within }) => within);
  return { num, den: den + paired.length };
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): Fraction {
  return { num: all.filter(holds).length, den: all.length };
}

/** The part of what is counted whose units `belongs` takes: each is in one part only, so that the parts add up. */
export function partOf({ official, strict, paired }: Counted, belongs: (unit: MeasuredUnit) => boolean): Counted {
  return {
    official: official.filter(belongs),
    strict: strict.filter(({ unit }) => belongs(unit)),
    paired: paired.filter(belongs),
  };
}

/** By the service asked for, in code-unit order of its id. */
function byService(counted: Counted): Standard['byService'] {
  const units = [...counted.official, ...counted.strict.map(({ unit }) => unit), ...counted.paired];
  const services = [...new Set(units.map(({ unit }) => unit.serviceId))].sort(byCodeUnits);
  return services.map((serviceId) => ({
    serviceId,
    ...complianceOf(partOf(counted, ({ unit }) => unit.serviceId === serviceId)),
  }));
}

function ofClass(counted: Counted, wanted: ClassV2): Compliance {
  return complianceOf(partOf(counted, ({ visit }) => visit.record.class === wanted));
}

function ofChannel(counted: Counted, wanted: ChannelV2): Compliance {
  return complianceOf(partOf(counted, ({ visit }) => visit.record.channel === wanted));
}
