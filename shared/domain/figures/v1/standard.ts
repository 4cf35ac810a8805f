import type { HoldParty } from '../../visit/visit.ts';
import { spreadOf, sumOf } from '../numbers.ts';
import {
  bandsOf,
  complianceByClass,
  complianceByService,
  complianceOf,
  officialWaits,
  worstServiceOf,
} from './compliance.ts';
import type { MeasuredDay, MeasuredVisit } from './measured.ts';
import type { Compliance, Fraction, HoldCount, StandardFigures } from './shape.ts';
import { exclusionCounts } from './tickets.ts';
import { countsInStandard, isAttended } from './visitRecord.ts';
import { holdMs, isLost } from './waits.ts';

/** The waiting standard of a day with everything shown beside it. Excluded visits are only in `exclusions`. */
export function standardFigures(day: MeasuredDay): StandardFigures {
  const visits = day.visits.filter(({ record }) => countsInStandard(record));
  const attended = visits.filter(({ record }) => isAttended(record));
  const byService = complianceByService(visits);
  const byClass = complianceByClass(visits);
  const later = visits.flatMap(({ waits }) => waits.later);
  return {
    ...complianceOf(visits),
    bands: bandsOf(officialWaits(visits)),
    firstCallWithin: firstCallWithin(visits),
    firstCallWait: spreadOf(visits.map(({ waits }) => waits.firstCallMs).filter((wait) => wait !== null)),
    lastCallWait: spreadOf(visits.map(({ waits }) => waits.lastCallMs).filter((wait) => wait !== null)),
    totalWait: spreadOf(attended.map(({ waits }) => waits.totalMs).filter((wait) => wait !== null)),
    overLimit: overLimit(attended),
    byService,
    worstService: worstServiceOf(byService),
    byClass,
    preferentialMedian: preferentialMedian(byClass.preferential, byClass.general),
    abandonment: { num: endedUnattended(visits, 'left') + endedUnattended(visits, 'noShow'), den: visits.length },
    noShow: { num: endedUnattended(visits, 'noShow'), den: visits.length },
    lostPastLimit: visits.filter(({ record, waits }) => isLost(record, waits)).length,
    exclusions: exclusionCounts(day.visits),
    citizenHolds: holdsBy('citizen', visits, day.asOf),
    staffHolds: holdsBy('staff', visits, day.asOf),
    recalls: sumOf(visits.map(({ record }) => record.recalls)),
    laterWaits: {
      served: spreadOf(
        later
          .filter((wait) => wait.served)
          .map((wait) => wait.waitMs)
          .filter((wait) => wait !== null),
      ),
      unserved: later.filter((wait) => !wait.served).length,
    },
    callsOutsideRule: {
      num: sumOf(visits.map(({ record }) => record.specificCalls)),
      den: sumOf(visits.map(({ record }) => record.calls)),
    },
    callToStart: spreadOf(visits.flatMap(({ waits }) => waits.callToStartMs)),
  };
}

/** First call within the limit over visits called, no-shows included: what a rule of dispatch can answer for. */
function firstCallWithin(visits: readonly MeasuredVisit[]): Fraction {
  const called = visits.filter(({ waits }) => waits.firstCallMs !== null);
  const within = called.filter(({ record, waits }) => (waits.firstCallMs ?? 0) <= record.limitMs);
  return { num: within.length, den: called.length };
}

function overLimit(attended: readonly MeasuredVisit[]): Fraction {
  const over = attended.map(({ record, waits }) => Math.max(0, (waits.officialMs ?? 0) - record.limitMs));
  return { num: sumOf(over), den: attended.length };
}

function preferentialMedian(preferential: Compliance, general: Compliance): Fraction | null {
  if (preferential.wait.p50Ms === null || general.wait.p50Ms === null) return null;
  return { num: preferential.wait.p50Ms, den: general.wait.p50Ms };
}

/** Those who left the queue before anybody attended them; who left a second stage had been attended already. */
function endedUnattended(visits: readonly MeasuredVisit[], end: 'left' | 'noShow'): number {
  return visits.filter(({ record }) => record.end === end && !isAttended(record)).length;
}

/** Holds that interrupted the first wait: the only ones that can touch the official figure. */
function holdsBy(party: HoldParty, visits: readonly MeasuredVisit[], asOf: MeasuredDay['asOf']): HoldCount {
  const held = visits.map(({ record }) =>
    record.holds.filter(
      (hold) => hold.by === party && (record.waits[0].startAt === null || hold.from < record.waits[0].startAt),
    ),
  );
  return {
    holds: sumOf(held.map((holds) => holds.length)),
    visits: held.filter((holds) => holds.length > 0).length,
    sumMs: sumOf(held.flat().map((hold) => holdMs(hold, asOf))),
  };
}
