import type { Millis } from '../../ids.ts';
import { carriedStrictMs, firstsOf } from './carried.ts';
import type { MeasuredUnit, MeasuredVisit } from './measured.ts';

/** A unit as strict counts it: by itself, or with the waits of the visits that it stands for. */
export type Standing = {
  readonly unit: MeasuredUnit;
  readonly strictMs: Millis | null;
  readonly attended: boolean;
  /** Attended, and by nothing more than brief finishes. */
  readonly brief: boolean;
  /** In strict's denominator. */
  readonly counted: boolean;
  /** In strict's numerator. */
  readonly within: boolean;
};

/**
 * Who stands for whom in strict, among visits that count. Of visits that continue each other the last stands for all, and
 * the others leave, unless they failed by themselves: a link takes no failure away. One that failed by itself leaves all the
 * same where the new one, within the limit by its own wait, fails because of what it carries: the failure is there.
 */
export function standings(visits: readonly MeasuredVisit[], counts: (visit: MeasuredVisit) => boolean): Standing[] {
  const units = visits.filter(counts).flatMap((visit) => visit.units);
  const carried = new Set(units.flatMap(firstsOf));
  const standing: Standing[] = [];
  for (const unit of units) {
    if (carried.has(unit)) continue;
    const firsts = firstsOf(unit).filter(({ visit }) => counts(visit));
    const forAll = together(unit, firsts);
    const failed = firsts.map(alone).filter(isFailure);
    const absorbs = isFailure(forAll) && !isFailure(alone(unit));
    standing.push(forAll, ...(absorbs ? failed.slice(1) : failed));
  }
  return standing;
}

/** A unit by its own wait, whatever it carries and whoever carries it. */
export function alone(unit: MeasuredUnit): Standing {
  return standingOf(unit, unit.strictMs, [unit]);
}

function together(unit: MeasuredUnit, firsts: readonly MeasuredUnit[]): Standing {
  return standingOf(unit, carriedStrictMs(unit), [unit, ...firsts]);
}

/** In strict's denominator and not in its numerator. */
function isFailure({ counted, within }: Standing): boolean {
  return counted && !within;
}

function standingOf(unit: MeasuredUnit, strictMs: Millis | null, members: readonly MeasuredUnit[]): Standing {
  const attended = members.some((member) => member.attended);
  const over = strictMs !== null && strictMs > unit.unit.limitMs;
  return {
    unit,
    strictMs,
    attended,
    brief: attended && members.every((member) => !member.attended || member.brief),
    counted: attended || over || unit.sentAway,
    // Who was sent away failed, also where an earlier visit of theirs was attended: a link takes no failure away.
    within: attended && strictMs !== null && !over && !unit.sentAway,
  };
}
