import type { Instant, Millis } from '../../ids.ts';
import { sumOf } from '../numbers.ts';
import { effectiveOf, isBriefOnly, isBrokenOff } from './attentions.ts';
import { type DayEnd, isSentAway, strictEnd } from './ends.ts';
import { confirmedMs, inside, unconfirmedMs } from './spans.ts';
import type { IssueTime } from './uncertain.ts';
import type { AttentionRecord, HoldRecord, UnitRecord, VisitRecord } from './visitRecord.ts';
import { type WaitsFrom, waitsFromOf } from './waitsFrom.ts';

/** What a unit waited, by itself: what an earlier visit left to it is not in here. All spans in ms. */
export type UnitWaits = {
  readonly unit: UnitRecord;
  readonly from: WaitsFrom;
  readonly attended: boolean;
  /** Attended, but only by a brief finish. */
  readonly brief: boolean;
  /** Null when it was not attended. */
  readonly officialMs: Millis | null;
  /** Null while its end is unknown. */
  readonly strictMs: Millis | null;
  /** A closing before the hour of closing sent it away unattended. */
  readonly sentAway: boolean;
  /** Taken out of the official wait because the citizen asked to be held, confirmed or not. */
  readonly heldMs: Millis;
  /** Waits of its later stages, from the end of an effective attention to the next one or to the end; beside, and in strict. */
  readonly laterMs: readonly Millis[];
};

/** The waits of every unit of a visit, in the order in which they began. */
export function waitsOf(record: VisitRecord, issue: IssueTime, day: DayEnd): readonly UnitWaits[] {
  const waits: UnitWaits[] = [];
  for (const unit of record.units) {
    waits.push(unitWaits(record, unit, fromOf(waits.at(-1), record, issue, day), issue, day));
  }
  return waits;
}

/** A later unit waits from the end of the one before; after nothing but a brief finish it waits on from where that one did. */
function fromOf(before: UnitWaits | undefined, record: VisitRecord, issue: IssueTime, day: DayEnd): WaitsFrom {
  if (before === undefined) return waitsFromOf(record, issue, day.settings);
  const end = before.unit.endedAt;
  return before.brief || end === null ? before.from : { estimate: end, earliest: end };
}

function unitWaits(record: VisitRecord, unit: UnitRecord, from: WaitsFrom, issue: IssueTime, day: DayEnd): UnitWaits {
  const effective = effectiveOf(unit, day.settings, day.asOf);
  const first = effective[0] ?? null;
  const end = strictEnd(unit, Math.max(issue.estimate, record.lastActAt ?? issue.estimate), day);
  const held = first === null ? 0 : heldBefore(record.holds, from.estimate, first.from);
  return {
    unit,
    from,
    attended: first !== null,
    brief: isBriefOnly(unit, day.settings, day.asOf),
    officialMs: first === null ? null : Math.max(0, first.from - from.estimate - held),
    strictMs: end === null ? null : strictMs(record.holds, effective, from.earliest, end, day),
    sentAway: first === null && isSentAway(unit, day),
    heldMs: held,
    laterMs: laterWaits(effective, end),
  };
}

function heldBefore(holds: readonly HoldRecord[], from: Instant, to: Instant): Millis {
  return confirmedMs(holds, from, to) + unconfirmedMs(holds, from, to);
}

function strictMs(
  holds: readonly HoldRecord[],
  effective: readonly AttentionRecord[],
  from: Instant,
  end: Instant,
  day: DayEnd,
): Millis {
  const firstStart = effective[0]?.from ?? Number.POSITIVE_INFINITY;
  const before = holds.filter((hold) => hold.from < firstStart);
  const after = holds.filter((hold) => hold.from >= firstStart && hold.by === 'citizen' && hold.confirmed);
  const attended = sumOf(effective.map((attention) => takenOut(attention, from, end, day)));
  const held = confirmedMs(before, from, end) + sumOf(after.map((hold) => inside(hold, from, end)));
  return Math.max(0, end - from - attended - held);
}

/** What an attention takes out of a span: of one that staff broke off twice the usual time of its line at most. */
function takenOut(attention: AttentionRecord, from: Instant, end: Instant, { settings }: DayEnd): Millis {
  const lasted = inside(attention, from, end);
  return isBrokenOff(attention) ? Math.min(lasted, 2 * settings.usualMs(attention.serviceId)) : lasted;
}

function laterWaits(effective: readonly AttentionRecord[], end: Instant | null): readonly Millis[] {
  return effective.flatMap(({ to }, index) => {
    const until = effective[index + 1]?.from ?? end;
    return to === null || until === null || until < to ? [] : [until - to];
  });
}
