import { type Instant, MINUTE, type Millis } from '../../ids.ts';
import type { MeasuredUnit, MeasuredVisit, WalkDirect } from './measured.ts';
import { alone } from './standing.ts';

/** How long before somebody is attended without a ticket the one who gave up may have been the same person. */
const AT_MOST: Millis = 60 * MINUTE;

type Ended = { readonly unit: MeasuredUnit; readonly endedAt: Instant };

/**
 * The unattended ends within the limit, links aside, that somebody attended without a ticket answers for, one to one: each
 * is one more in strict's denominator. Both sides in order of time, the earliest with the earliest: with windows of one
 * length no other pairing finds more.
 */
export function pairedEnds(
  visits: readonly MeasuredVisit[],
  walkDirects: readonly WalkDirect[],
): readonly MeasuredUnit[] {
  const ends = visits.flatMap((visit) => visit.units).flatMap(endedUnattended);
  ends.sort((a, b) => a.endedAt - b.endedAt);
  const paired = new Set<Ended>();
  for (const { at, serviceId } of [...walkDirects].sort((a, b) => a.at - b.at)) {
    const end = ends.find(
      (candidate) =>
        !paired.has(candidate) &&
        candidate.unit.unit.serviceId === serviceId &&
        candidate.endedAt <= at &&
        at - candidate.endedAt <= AT_MOST,
    );
    if (end !== undefined) paired.add(end);
  }
  return [...paired].map(({ unit }) => unit);
}

/** Whoever is in strict's denominator already is not put there again. */
function endedUnattended(unit: MeasuredUnit): readonly Ended[] {
  const { end, endedAt } = unit.unit;
  const lostWithin = end !== 'open' && endedAt !== null && !unit.attended && !alone(unit).counted;
  return lostWithin ? [{ unit, endedAt }] : [];
}
