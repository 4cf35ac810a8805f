import type { Millis } from '../../ids.ts';
import type { MeasuredUnit } from './measured.ts';

/**
 * What a unit waited in strict with what earlier visits left to it: all the waits, and the gap before a new ticket that a
 * removal, or a leaving not their own, made the person take. Null while an end is unknown. In ms.
 */
export function carriedStrictMs(unit: MeasuredUnit): Millis | null {
  if (unit.carries === null) return unit.strictMs;
  const before = carriedStrictMs(unit.carries);
  return unit.strictMs === null || before === null ? null : unit.strictMs + before + gapMs(unit.carries, unit);
}

function gapMs({ unit, visit }: MeasuredUnit, next: MeasuredUnit): Millis {
  const sentOff = unit.end === 'removed' || (unit.end === 'left' && !visit.record.ownLeaving);
  return sentOff && unit.endedAt !== null ? Math.max(0, next.visit.issue.earliest - unit.endedAt) : 0;
}

/** The units that a unit stands for, the nearest first; itself not among them. */
export function firstsOf(unit: MeasuredUnit): readonly MeasuredUnit[] {
  return unit.carries === null ? [] : [unit.carries, ...firstsOf(unit.carries)];
}
